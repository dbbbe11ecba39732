package dev.featurestore.operator.container;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.cloud.Auth;
import dev.featurestore.operator.cloud.SignIn;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.profile.ProfileValues;
import dev.featurestore.operator.profile.SignInChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that signing in reads. The container finds each where its path leads, written in full or below {@code ~}, which
 * is another folder there.
 */
public final class SignInFiles {

    private final SignIn signIn;
    private final List<Mount> volumes;
    private final Map<String, Mount> mounts = new TreeMap<>();

    /** @param volumes what is mounted anyway */
    public SignInFiles(SignIn signIn, List<Mount> volumes) {
        this.signIn = signIn;
        this.volumes = volumes;
    }

    /** Whether the default folder of OCI's configuration, {@code ~/.oci}, is read. */
    public boolean needDefaultFolder() {
        SignInChoice choice = SignInChoice.of(signIn);
        return readsProfile(choice) && choice.config().equals(defaultConfig());
    }

    /**
     * What is to be mounted beside the volumes.
     *
     * @throws FeatureStoreException {@code CREDENTIALS_NOT_FOUND} if there is no OCI configuration
     */
    public List<Mount> mounts() {
        SignInChoice choice = SignInChoice.of(signIn);
        add(signIn.home().resolve(".ads_ops").resolve("config.ini"));
        signIn.environment().forEach((name, value) -> {
            if (name.startsWith("OCI_")) {
                absolute(value).ifPresent(this::add);
            }
        });
        if (readsProfile(choice)) {
            config(choice).ifPresent(config -> profile(config, choice.profile()));
        }
        return List.copyOf(mounts.values());
    }

    private static boolean readsProfile(SignInChoice choice) {
        return choice.auth() == Auth.API_KEY || choice.auth() == Auth.SECURITY_TOKEN;
    }

    private Path defaultConfig() {
        return signIn.home().resolve(".oci").resolve("config");
    }

    /** The OCI configuration, on this machine; empty if the container has one of its own. */
    private Optional<Path> config(SignInChoice choice) {
        Path config = choice.config();
        if (config.equals(defaultConfig())) {
            Optional<Path> folder = volumes.stream()
                    .filter(volume -> volume.target().equals(Mount.HOME + "/.oci"))
                    .map(Mount::source)
                    .findFirst();
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            config = folder.get().resolve("config");
        }
        if (!Files.isRegularFile(config)) {
            throw FeatureStoreException.of(
                    FailureCode.CREDENTIALS_NOT_FOUND,
                    "no OCI configuration: there is no file " + config,
                    "write one with `oci setup config`, name another with -Dfeaturestore.ociConfig, or to rehearse without"
                            + " an account: -Dfeaturestore.cloud=embedded");
        }
        add(config);
        return Optional.of(config);
    }

    /** What is wrong with a profile is told when it signs in. */
    private void profile(Path config, String name) {
        try {
            Optional<ProfileValues> profile = ProfileValues.read(config, name);
            // A token is replaced when it is refreshed: only its folder shows the new one.
            file(profile, "security_token_file").map(this::folderOf).ifPresent(this::see);
            file(profile, "key_file").ifPresent(this::see);
        } catch (IOException unreadable) {
            throw FeatureStoreException.of(
                    FailureCode.CREDENTIALS_NOT_FOUND,
                    "the OCI configuration " + config + " cannot be read: " + unreadable,
                    "make it readable for you, or name another with -Dfeaturestore.ociConfig",
                    unreadable);
        }
    }

    private Optional<Path> file(Optional<ProfileValues> profile, String key) {
        return profile.flatMap(p -> p.find(key))
                .map(file -> UserPaths.in(Path.of(""), signIn.home()).read(file, key))
                .filter(Files::isRegularFile);
    }

    /** The folder of a file, unless more than that belongs there. */
    private Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().resolveSibling("").normalize();
        return signIn.home().startsWith(folder) ? file : folder;
    }

    private void add(Path file) {
        if (Files.isRegularFile(file)) {
            see(file);
        }
    }

    private void see(Path file) {
        Mount.readOnly(file, signIn.home()).forEach(this::add);
    }

    private void add(Mount mount) {
        if (Stream.concat(volumes.stream(), mounts.values().stream()).noneMatch(m -> m.covers(mount.target()))) {
            mounts.put(mount.target(), mount);
        }
    }

    private static Optional<Path> absolute(String text) {
        try {
            Path path = Path.of(text);
            return path.isAbsolute() ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
