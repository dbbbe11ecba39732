package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.engine.UploadedBundle;
import dev.featurestore.emulator.store.Blobs;
import dev.featurestore.emulator.store.DamagedFileException;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the variables that a configuration declares as sensitive. Keeps the latest answers, since a zip never changes. */
final class DeclaredSecrets {

    private static final int KEPT = 64;

    private record Place(String bundle, String folder) {}

    private final Blobs blobs;
    private final Map<Place, Optional<Set<String>>> known = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Optional<Set<String>>> eldest) {
            return size() > KEPT;
        }
    };

    DeclaredSecrets(Blobs blobs) {
        this.blobs = blobs;
    }

    /** The names; empty if the configuration cannot be read, so that any variable may be sensitive. */
    synchronized Optional<Set<String>> names(ServedConfiguration configuration) {
        return configuration.unread()
                ? Optional.empty()
                : known.computeIfAbsent(new Place(configuration.bundle(), configuration.folder()), this::read);
    }

    private Optional<Set<String>> read(Place place) {
        try {
            UploadedBundle bundle = UploadedBundle.read(blobs.path(place.bundle()));
            Map<String, byte[]> files = bundle.terraformFiles(bundle.rootModule(place.folder()));
            if (files.keySet().stream().anyMatch(name -> name.endsWith(".json"))) {
                return Optional.empty();
            }
            TerraformModule module = TerraformModule.parse(files.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, file -> new String(file.getValue(), StandardCharsets.UTF_8))));
            return Optional.of(module.variables().stream()
                    .filter(Variable::sensitive)
                    .map(Variable::name)
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (JobFailedException | HclSyntaxException | DamagedFileException e) {
            // The job reports the problem.
            return Optional.empty();
        }
    }
}
