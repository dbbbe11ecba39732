package dev.featurestore.operator.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pulls an image from a registry of this machine, and names it. Docker pulls by digest, and then names the image. Podman pulls it
 * under its name, because settings of this one pull put the registry in the place of that of the name: one process instead of three.
 * Where podman does not get the settings (its command is a script with {@code sudo}), it pulls as docker does.
 *
 * @param names names for the image, as the user writes them
 */
record ImagePull(ContainerEngine engine, List<String> names) {

    private static final Duration PULLS_WITHIN = Duration.ofMinutes(10);
    private static final Duration NAMES_WITHIN = Duration.ofSeconds(20);

    /**
     * @param registry host and port
     * @param digest digest of the image's manifest
     * @param id digest of its configuration
     */
    PulledImage from(String registry, String repository, String digest, String id) {
        String location = registry + "/" + repository;
        String pinned = location + "@" + digest;
        if (!engine.shownCommand().startsWith("podman")) {
            // Docker uses registries on loopback without TLS by itself.
            return byDigest(pinned, List.of());
        }
        PulledImage pulled = byName(location, id);
        return pulled.refusal().isEmpty() ? pulled : byDigest(pinned, List.of("--tls-verify=false"));
    }

    private PulledImage byName(String location, String id) {
        ImageAlias alias = ImageAlias.of(names.get(0), location);
        CommandResult pulled;
        try {
            Path settings = Files.createTempFile("registries", ".conf");
            try {
                Files.writeString(settings, alias.registriesConf());
                // The command may run podman as another user.
                settings.toFile().setReadable(true, false);
                pulled = engine.run(
                        PULLS_WITHIN,
                        Map.of("CONTAINERS_REGISTRIES_CONF", settings.toString()),
                        List.of("pull", "--quiet", alias.name()));
            } finally {
                Files.delete(settings);
            }
        } catch (IOException e) {
            return PulledImage.refused(e.toString());
        }
        if (pulled.status() != 0) {
            return PulledImage.refused(pulled.lastLine());
        }
        // A tag is no digest: settings of this machine may have led elsewhere.
        String pulledId = pulled.output().strip();
        if (!id.endsWith(":" + pulledId)) {
            return PulledImage.refused("it pulled image " + pulledId + " instead of " + id);
        }
        return named(alias.name(), names.subList(1, names.size()), Optional.of(alias.name()));
    }

    private PulledImage byDigest(String reference, List<String> options) {
        List<String> pull = new ArrayList<>(List.of("pull", "--quiet"));
        pull.addAll(options);
        pull.add(reference);
        CommandResult pulled = engine.run(PULLS_WITHIN, Map.of(), pull);
        if (pulled.status() != 0) {
            return PulledImage.refused(pulled.lastLine());
        }
        PulledImage named = named(reference, names, Optional.empty());
        engine.run(NAMES_WITHIN, Map.of(), List.of("rmi", reference));
        return named;
    }

    /** Gives one name at a time, as docker's command does. */
    private PulledImage named(String image, List<String> more, Optional<String> reference) {
        return more.stream()
                .map(name -> engine.run(NAMES_WITHIN, Map.of(), List.of("tag", image, name)))
                .filter(named -> named.status() != 0)
                .findFirst()
                .map(refusal -> PulledImage.refused(refusal.lastLine()))
                .orElse(new PulledImage(Optional.empty(), reference));
    }
}
