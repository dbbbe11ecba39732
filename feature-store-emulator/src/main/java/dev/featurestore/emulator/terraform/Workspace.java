package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.UploadedBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files of a job: its unpacked configuration, its state, its plan, and Terraform's own files. */
final class Workspace {

    /** Sorted after other names: the last override file wins. */
    private static final String OVERRIDE = "zzzz_embedded_cloud_override.tf";

    private static final String STATE = "terraform.tfstate";

    /** Matches settings of a configuration for the version of Terraform or the backend. */
    private static final Pattern VERSION = Pattern.compile("\\brequired_version\\b");

    private static final Pattern BACKEND = Pattern.compile("\\b(?:backend|cloud)\\b");

    private final Path directory;
    private final Path data;
    private final Path settings;
    private final Path plan;

    private Workspace(Path root, String rootModule) {
        this.directory = root.resolve("configuration").resolve(rootModule);
        this.data = root.resolve("data");
        this.settings = root.resolve("terraform.rc");
        this.plan = root.resolve("plan");
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
        bundle.unpack(root.resolve("configuration"));
        Files.createDirectories(workspace.data);
        OfflineSettings.write(workspace.settings, mirrors, root.resolve("no-providers"));
        for (String folder : bundle.terraformFolders()) {
            String text = bundle.terraformFiles(folder).values().stream()
                    .map(content -> new String(content, StandardCharsets.UTF_8))
                    .collect(Collectors.joining("\n"));
            override(
                    root.resolve("configuration").resolve(folder),
                    VERSION.matcher(text).find(),
                    folder.equals(rootModule) && BACKEND.matcher(text).find());
        }
        // A state of the zip; the stack's own state is written if it has one.
        Files.deleteIfExists(workspace.directory.resolve(STATE));
        return workspace;
    }

    /**
     * Overrides version constraints, which were compared with Resource Manager's version before, and the backend, because
     * Resource Manager keeps the state.
     */
    private static void override(Path folder, boolean version, boolean backend) throws IOException {
        if (version || backend) {
            Files.writeString(
                    folder.resolve(OVERRIDE),
                    "terraform {\n" + (version ? "  required_version = \">= " + TerraformBinary.OLDEST + "\"\n" : "")
                            + (backend ? "  backend \"local\" {}\n" : "") + "}\n");
        }
    }

    /** The working directory of Terraform. */
    Path directory() {
        return directory;
    }

    /** The file of the plan. */
    Path plan() {
        return plan;
    }

    /** The environment of Terraform's commands. */
    Map<String, String> environment(String reattached, Map<String, String> variables) {
        return ChildEnvironment.of(data, settings, reattached, variables);
    }

    /** Writes the stack's state to the file that Terraform reads. */
    void state(Optional<byte[]> state) throws IOException {
        if (state.isPresent()) {
            Files.write(directory.resolve(STATE), state.get());
        }
    }

    /** The state after Terraform's run; empty without one. */
    Optional<byte[]> state() throws IOException {
        try {
            return Optional.of(Files.readAllBytes(directory.resolve(STATE)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
