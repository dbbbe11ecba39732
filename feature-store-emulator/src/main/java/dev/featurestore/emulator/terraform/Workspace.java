package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.Bundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files of a job: its configuration unpacked, its state, its plan, and what Terraform keeps beside them. */
final class Workspace {

    /** Sorted behind others: of several override files the last one wins. */
    private static final String OVERRIDE = "zzzz_embedded_cloud_override.tf";

    private static final String STATE = "terraform.tfstate";

    /** Where a configuration speaks of versions of Terraform, or of where states are kept. */
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
     * @param mirrors where providers are
     */
    static Workspace unpack(Path root, Bundle bundle, String rootModule, ProviderMirrors mirrors) throws IOException {
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
        // Of the zip; the stack's own is written if it has one.
        Files.deleteIfExists(workspace.directory.resolve(STATE));
        return workspace;
    }

    /**
     * Versions of Terraform were compared with Resource Manager's before, so the one that runs is not asked. States are
     * Resource Manager's, whatever backend the configuration names.
     */
    private static void override(Path folder, boolean version, boolean backend) throws IOException {
        if (version || backend) {
            Files.writeString(
                    folder.resolve(OVERRIDE),
                    "terraform {\n" + (version ? "  required_version = \">= " + TerraformBinary.OLDEST + "\"\n" : "")
                            + (backend ? "  backend \"local\" {}\n" : "") + "}\n");
        }
    }

    /** Where Terraform runs. */
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

    /** Puts the stack's state where Terraform reads it. */
    void state(Optional<byte[]> state) throws IOException {
        if (state.isPresent()) {
            Files.write(directory.resolve(STATE), state.get());
        }
    }

    /** The state as Terraform left it; empty if there is none. */
    Optional<byte[]> state() throws IOException {
        try {
            return Optional.of(Files.readAllBytes(directory.resolve(STATE)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
