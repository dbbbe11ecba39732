package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.UploadedBundle;
import dev.featurestore.provider.utility.kind.JobSite;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files of a job: its unpacked configuration, its plan, and Terraform's own files. */
final class Workspace {

    /** Sorted after other names: the last override file wins. */
    private static final String OVERRIDE = "zzzz_embedded_cloud_override.tf";

    private static final String STATE = "terraform.tfstate";

    private static final Pattern VERSION = Pattern.compile("\\brequired_version\\b");

    private final Path root;
    private final Path configuration;
    private final Path directory;
    private final Path data;
    private final Path settings;
    private final Path plan;
    private final Path states;

    private Workspace(Path root, String rootModule) {
        this.root = root;
        this.configuration = root.resolve("configuration");
        this.directory = configuration.resolve(rootModule);
        this.data = root.resolve("data");
        this.settings = root.resolve("terraform.rc");
        this.plan = root.resolve("plan");
        this.states = root.resolve("state");
    }

    /**
     * Unpacks a configuration.
     *
     * @param root an empty folder
     * @param rootModule the folder of the root module in the bundle
     * @param mirrors folders with providers
     */
    static Workspace unpack(Path root, UploadedBundle bundle, String rootModule, ProviderMirrors mirrors)
            throws IOException {
        Workspace workspace = new Workspace(root, rootModule);
        bundle.unpack(workspace.configuration);
        Files.createDirectories(workspace.data);
        Files.createDirectories(workspace.states);
        OfflineSettings.write(workspace.settings, mirrors, root.resolve("no-providers"));
        for (String folder : bundle.terraformFolders()) {
            String text = bundle.terraformFiles(folder).values().stream()
                    .map(content -> new String(content, StandardCharsets.UTF_8))
                    .collect(Collectors.joining("\n"));
            override(
                    workspace.configuration.resolve(folder),
                    VERSION.matcher(text).find(),
                    folder.equals(rootModule));
        }
        // A state of the zip, which Terraform would copy to the backend.
        Files.deleteIfExists(workspace.directory.resolve(STATE));
        return workspace;
    }

    /**
     * Overrides version constraints, which Resource Manager ignores ("Specifying Versions" in OCI's documentation), and sets the
     * backend, because Resource Manager keeps the state. Its address is in the environment.
     */
    private static void override(Path folder, boolean version, boolean backend) throws IOException {
        if (version || backend) {
            Files.writeString(
                    folder.resolve(OVERRIDE),
                    "terraform {\n" + (version ? "  required_version = \">= " + TerraformBinary.OLDEST + "\"\n" : "")
                            + (backend ? "  backend \"http\" {}\n" : "") + "}\n");
        }
    }

    /** The folder of Terraform's own data. */
    Path data() {
        return data;
    }

    /** The folder of the whole configuration. */
    Path configuration() {
        return configuration;
    }

    /** The working directory of Terraform. */
    Path directory() {
        return directory;
    }

    /**
     * The place for files of utility providers.
     *
     * @param log receives lines for the job's log
     * @param executable Terraform, for templates
     * @param debug receives the command lines of Terraform
     */
    JobSite site(Clock clock, Consumer<String> log, Path executable, Consumer<String> debug) throws IOException {
        // Terraform resolves links in the path of its working directory.
        Path real = root.toRealPath();
        return new JobSite(
                real,
                directory.toRealPath(),
                real.resolve("outside"),
                clock,
                log,
                new TerraformTemplates(executable, real.resolve("templates"), settings, debug));
    }

    /** The file of the plan. */
    Path plan() {
        return plan;
    }

    /** An empty folder for the state. */
    Path stateFolder() {
        return states;
    }

    /** The environment of Terraform's commands. */
    Map<String, String> environment(String reattached, URI state, Map<String, String> variables) {
        Map<String, String> environment = new TreeMap<>(ChildEnvironment.of(data, settings, reattached, variables));
        environment.put("TF_HTTP_ADDRESS", state.toString());
        return environment;
    }
}
