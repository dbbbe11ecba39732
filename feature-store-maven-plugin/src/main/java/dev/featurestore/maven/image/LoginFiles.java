package dev.featurestore.maven.image;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where {@code docker login} and {@code podman login} write their files. Sources: "docker login", section "Configuration
 * files"; containers-auth.json(5). Without {@code XDG_RUNTIME_DIR}, podman takes {@code /run/containers/UID} for root, and
 * {@code /run/user/UID} for other users; on macOS and Windows {@code ~/.config}.
 *
 * @param environment environment variables
 * @param home the user's home folder
 * @param run the folder {@code /run}
 * @param user ID of the user; empty where users have no numbers
 */
record LoginFiles(Map<String, String> environment, Path home, Path run, Optional<Integer> user) {

    private static final String AUTH_FILE = "REGISTRY_AUTH_FILE";

    static LoginFiles of(Map<String, String> environment, Path home) {
        return new LoginFiles(environment, home, Path.of("/run"), currentUser());
    }

    /** Linux shows each process its own folder, which its user owns. */
    private static Optional<Integer> currentUser() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid
                    ? Optional.of(uid)
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException otherSystem) {
            return Optional.empty();
        }
    }

    /**
     * The existing files; the first one with credentials for a registry wins.
     *
     * @throws FeatureStoreException {@code REGISTRY_REFUSED} if {@code REGISTRY_AUTH_FILE} names a file that does not exist
     */
    List<LoginFile> existing() {
        Optional<Path> named = path(AUTH_FILE);
        named.filter(Files::notExists).ifPresent(LoginFiles::refuse);
        List<Path> files = new ArrayList<>();
        named.ifPresent(files::add);
        path("DOCKER_CONFIG").ifPresent(folder -> files.add(folder.resolve("config.json")));
        files.add(home.resolve(".docker").resolve("config.json"));
        for (Path folder : podmanFolders()) {
            files.add(folder.resolve("auth.json"));
        }
        return files.stream()
                .distinct()
                .filter(file -> !Files.notExists(file))
                .map(LoginFile::new)
                .toList();
    }

    private List<Path> podmanFolders() {
        List<Path> folders = new ArrayList<>();
        Optional<Path> runtime = path("XDG_RUNTIME_DIR");
        if (runtime.isPresent()) {
            folders.add(runtime.get().resolve("containers"));
        } else if (user.isPresent()) {
            String id = user.get().toString();
            folders.add(run.resolve("user").resolve(id).resolve("containers"));
            folders.add(run.resolve("containers").resolve(id));
        }
        folders.add(
                path("XDG_CONFIG_HOME").orElseGet(() -> home.resolve(".config")).resolve("containers"));
        return folders;
    }

    private Optional<Path> path(String variable) {
        return UserPaths.in(Path.of("")).find(environment.get(variable), variable);
    }

    private static void refuse(Path file) {
        throw FeatureStoreException.of(
                FailureCode.REGISTRY_REFUSED,
                "Cannot read the credentials for registries in " + file + " (" + AUTH_FILE
                        + "): the file does not exist",
                "Run podman login, or unset " + AUTH_FILE);
    }
}
