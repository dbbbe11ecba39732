package dev.featurestore.operator.container;

import dev.featurestore.operator.access.Auth;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.profile.CliVariable;
import dev.featurestore.operator.profile.Profile;
import dev.featurestore.operator.profile.ProfileValues;
import dev.featurestore.operator.profile.SignInChoice;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of the credentials. The container gets each at its absolute path, and below its own home folder if it is below
 * {@code ~}.
 */
public final class SignInFiles {

    /** Variables with the path of a file, which may begin with {@code ~} or be relative. */
    private static final Set<String> PATHS = Set.of(
            "OCI_CLI_CONFIG_FILE",
            "OCI_CONFIG_FILE",
            "OCI_CONFIG_LOCATION",
            "OCI_CLI_KEY_FILE",
            "OCI_CLI_SECURITY_TOKEN_FILE",
            "OCI_CLI_CERT_BUNDLE");

    private final SignIn signIn;
    private final List<Mount> volumes;
    private final Map<String, Mount> mounts = new TreeMap<>();

    /** @param volumes the other mounts */
    public SignInFiles(SignIn signIn, List<Mount> volumes) {
        this.signIn = signIn;
        this.volumes = volumes;
    }

    /** Whether the run reads the default folder of OCI's configuration, {@code ~/.oci}. */
    public boolean needDefaultFolder() {
        SignInChoice choice = SignInChoice.of(signIn);
        return readsProfile(choice)
                && choice.config().equals(defaultConfig())
                && !(signsInByEnvironment(choice) && !Files.exists(defaultConfig()));
    }

    /**
     * The mounts in addition to the volumes.
     *
     * @throws FeatureStoreException {@code CREDENTIALS_NOT_FOUND} if the OCI configuration does not exist
     */
    public List<Mount> mounts() {
        SignInChoice choice = SignInChoice.of(signIn);
        add(signIn.home().resolve(".ads_ops").resolve("config.ini"));
        signIn.environment().forEach((name, value) -> {
            if (PATHS.contains(name) && !value.isBlank()) {
                add(path(value, name).toAbsolutePath().normalize());
            } else if (name.startsWith("OCI_")) {
                absolute(value).ifPresent(this::add);
            }
        });
        if (readsProfile(choice) && !(signsInByEnvironment(choice) && !Files.exists(choice.config()))) {
            config(choice).ifPresent(config -> profile(config, choice.profile()));
        }
        return List.copyOf(mounts.values());
    }

    /**
     * Checks the private key and the session token here, because the message of the container would name paths that exist only
     * inside of it. The operator in the container reports missing values.
     *
     * @throws FeatureStoreException {@code CREDENTIALS_NOT_FOUND} if a file cannot be read, or the profile does not exist
     */
    public void requireReadable() {
        SignInChoice choice = SignInChoice.of(signIn);
        if (!readsProfile(choice)) {
            return;
        }
        Optional<Path> config = signsInByEnvironment(choice) && !Files.exists(choice.config())
                ? Optional.of(choice.config())
                : config(choice);
        config.map(file -> Profile.read(choice.withConfig(file), signIn)).ifPresent(profile -> {
            if (choice.auth() == Auth.SECURITY_TOKEN) {
                requireReadable(profile, CliVariable.SECURITY_TOKEN_FILE);
            }
            if (choice.auth() == Auth.SECURITY_TOKEN || profile.keyContent().isEmpty()) {
                requireReadable(profile, CliVariable.KEY_FILE);
            }
        });
    }

    private void requireReadable(Profile profile, CliVariable variable) {
        String key = variable.key();
        profile.find(key)
                .ifPresent(text -> profile.requireReadable(
                        key,
                        // The container gets a variable with the path on this machine, see inside.
                        variable.find(signIn.environment()).isPresent() ? path(text, key) : behind(text, key)));
    }

    /** The file of this machine for a path in the profile: below a volume, or else mounted at this path. */
    private Path behind(String text, String key) {
        String inside = text.startsWith("~/") ? ContainerBackend.HOME + text.substring(1) : text;
        return volumes.stream()
                .filter(volume -> volume.covers(inside))
                .findFirst()
                .map(volume -> volume.behind(inside))
                .orElseGet(() -> path(text, key));
    }

    /** The OCI variables of the environment for a container, with the paths inside of it. */
    public static Map<String, String> inside(SignIn signIn) {
        Map<String, String> inside = new TreeMap<>();
        SignInFiles files = new SignInFiles(signIn, List.of());
        signIn.environment().forEach((name, value) -> {
            if (name.startsWith("OCI_")) {
                inside.put(
                        name, PATHS.contains(name) && !value.isBlank() ? Mount.inside(files.path(value, name)) : value);
            }
        });
        return inside;
    }

    private boolean signsInByEnvironment(SignInChoice choice) {
        return !choice.named()
                && Profile.missing(choice.auth(), signIn.environment()).isEmpty();
    }

    private Path path(String text, String name) {
        return UserPaths.in(Path.of(""), signIn.home()).read(text, name);
    }

    private static boolean readsProfile(SignInChoice choice) {
        return choice.auth() == Auth.API_KEY || choice.auth() == Auth.SECURITY_TOKEN;
    }

    private Path defaultConfig() {
        return signIn.home().resolve(".oci").resolve("config");
    }

    /** The OCI configuration on this machine; empty if the container has its own. */
    private Optional<Path> config(SignInChoice choice) {
        Path config = choice.config();
        if (config.equals(defaultConfig())) {
            Optional<Path> folder = volumes.stream()
                    .filter(Mount::isDefaultFolder)
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
                    "OCI configuration file not found: " + config,
                    "Create it with `oci setup config`, or set another file with -Dfeaturestore.ociConfig. To rehearse"
                            + " without an account: -Dfeaturestore.cloud=embedded");
        }
        add(config);
        return Optional.of(config);
    }

    /** Mounts the files of a profile. */
    private void profile(Path config, String name) {
        ProfileValues profile = ProfileValues.read(config, name, signIn.environment());
        // A refresh replaces the token file, so its folder has to be mounted.
        file(profile, "security_token_file").map(this::folderOf).ifPresent(this::mount);
        file(profile, "key_file").ifPresent(this::mount);
    }

    private Optional<Path> file(ProfileValues profile, String key) {
        return profile.find(key).map(file -> path(file, key)).filter(Files::isRegularFile);
    }

    /** The folder of a file; the file itself if the folder contains the home folder. */
    private Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().resolveSibling("").normalize();
        return signIn.home().startsWith(folder) ? file : folder;
    }

    private void add(Path file) {
        if (Files.isRegularFile(file)) {
            mount(file);
        }
    }

    private void mount(Path file) {
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
