package dev.featurestore.operator.container;

import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.subcommand.ApplyArguments;
import dev.featurestore.operator.subcommand.OptionTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The options of {@link Main} in a container, made from a request: {@link ApplyArguments} by name. They contain no secrets. */
record ContainerOptions(ApplyRequest request, CloudAddress address, Path root, boolean debug) {

    /** The names of files that are mounted; an environment finds its own file beside the first one. */
    private static Map<String, String> layers(Source.Layers layers) {
        return layers.environment()
                .map(environment -> Map.of("file", inside(layers.first()), "environment", environment.name()))
                .orElseGet(() -> Map.of(
                        "file",
                        layers.files().stream().map(ContainerOptions::inside).collect(Collectors.joining(","))));
    }

    private static String inside(Source file) {
        return file instanceof Source.Local local
                ? Mount.inside(local.path())
                : ((Source.Remote) file).address().toString();
    }

    Map<String, String> texts() {
        Map<String, String> texts = OptionTable.texts(request.options());
        texts.put("root", Mount.inside(root));
        if (debug) {
            texts.put("debug", "true");
        }
        if (request.inputs().config() instanceof Source.Remote remote) {
            texts.put("file", remote.address().toString());
        } else if (request.inputs().config() instanceof Source.Local local) {
            texts.put("standsFor", Mount.inside(local.path()));
        } else if (request.inputs().config() instanceof Source.Layers layers) {
            texts.putAll(layers(layers));
        }
        if (!request.options().dryRun()) {
            texts.put("reports", Mount.inside(request.results().folder()));
        }
        if (request.options().jobTags().isEmpty()) {
            texts.put("noJobTags", "true");
        }
        if (request.inputs().cloud().rehearsal()) {
            texts.put("rehearsal", "true");
        }
        request.inputs().bucket().ifPresent(bucket -> texts.put("bucket", bucket.toString()));
        List<String> excludes = request.inputs().excludes().texts();
        if (!excludes.isEmpty()) {
            texts.put("excludes", String.join(",", excludes));
        }
        address.endpoint().ifPresent(endpoint -> texts.put("endpoint", endpoint));
        SignIn signIn = address.signIn();
        signIn.auth().ifPresent(auth -> texts.put("auth", auth));
        signIn.ociConfig().ifPresent(file -> texts.put("ociConfig", Mount.inside(file)));
        signIn.profile().ifPresent(profile -> texts.put("profile", profile));
        texts.put("retryTimeout", Long.toString(address.retryTimeout().toSeconds()));
        Network network = address.network();
        network.caCertificates().ifPresent(file -> texts.put("caCertificates", Mount.inside(file)));
        if (network.offline()) {
            texts.put("offline", "true");
        }
        return texts;
    }
}
