package dev.featurestore.operator.command;

import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.config.Environment;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.init.Conversation;
import dev.featurestore.operator.init.InitRequest;
import dev.featurestore.operator.init.Initializer;
import dev.featurestore.operator.init.SchemaFiles;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.init.Written;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.verify.ConfiguredStack;
import dev.featurestore.operator.verify.Verified;
import dev.featurestore.operator.verify.Verifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The goals {@code init} and {@code schema}: write the starter configuration, and JSON Schemas. */
public final class Init {

    private final Project project;
    private final Console console;

    public Init(Project project) {
        this.project = project;
        this.console = project.console();
    }

    /**
     * Writes the starter configuration.
     *
     * @param signIn selects the profile that has missing values
     * @param terminal where to ask for missing values; empty in batch mode
     * @throws FeatureStoreException {@code FILES_EXIST} if files with other contents exist
     */
    public void run(InitRequest request, SignIn signIn, Optional<Terminal> terminal) {
        Optional<String> config = configurationIn(request.output());
        Initializer initializer =
                new Initializer(project.bundledStack(), console.commands().inFiles(config));
        if (request.environment().isPresent()) {
            print(initializer.init(request, request.environment().get()));
            next(config, request.environment());
            return;
        }
        Optional<Written> written = terminal.isPresent()
                ? initializer.init(request, new Conversation(terminal.get(), signIn))
                : Optional.of(initializer.init(request, signIn, console::info));
        if (written.isEmpty()) {
            console.info("No files were written.");
            return;
        }
        print(written.get());
        next(config, Optional.empty());
    }

    private void next(Optional<String> config, Optional<Environment> environment) {
        console.info("Next: check the configuration, and rehearse the deployment without an account:");
        for (Command command :
                List.of(Command.of(Goal.VERIFY), Command.of(Goal.APPLY).with(Commands.CLOUD, "embedded"))) {
            Command there =
                    config.map(file -> command.with(Commands.CONFIG, file)).orElse(command);
            console.info(console.commands()
                    .line(environment
                            .map(named -> there.with("featurestore.environment", named.name()))
                            .orElse(there)));
        }
    }

    /**
     * Writes the JSON Schemas of the configuration files.
     *
     * @param config the configuration whose stack has the variables; if it does not exist, they are those of the bundled stack
     */
    public void schemas(Path output, boolean overwrite, Path config) {
        print(schemaFiles(config).write(output, overwrite));
    }

    private SchemaFiles schemaFiles(Path config) {
        if (!Files.exists(config)) {
            if (!config.equals(project.folder().resolve("feature_store.yaml"))) {
                console.warn(project.names().shown(config)
                        + " does not exist: the schema has the variables of the bundled stack.");
            }
            return SchemaFiles.ofBundledStack(project.bundledStack());
        }
        Verified<ConfiguredStack> stack = new Verifier(
                        project.names().root(),
                        project.bundledStack(),
                        project.values(),
                        new UnreadObjects(),
                        SizeLimits.ZIP,
                        Excludes.NONE)
                .stackOf(new Source.Local(config));
        if (stack.value().isEmpty()) {
            stack.problems().stream()
                    .filter(problem -> problem.severity() == Severity.ERROR)
                    .findFirst()
                    .ifPresent(problem -> console.warn(
                            "Cannot read the stack of " + project.names().shown(config) + ": " + problem.message()));
            console.warn("The schema does not check spec.variables. Fix the configuration, and run the goal again.");
            return SchemaFiles.ofAnyStack();
        }
        ConfiguredStack configured = stack.value().get();
        return configured.source().isEmpty()
                ? SchemaFiles.ofBundledStack(project.bundledStack())
                : SchemaFiles.of(configured.source().get(), configured.module());
    }

    /** The value of {@code featurestore.config} for the configuration in a folder; empty if it is the default. */
    private Optional<String> configurationIn(Path output) {
        Path here = project.folder().toAbsolutePath().normalize();
        Path written = output.toAbsolutePath().normalize();
        Path file = written.resolve(Initializer.CONFIGURATION);
        return written.equals(here)
                ? Optional.empty()
                : Optional.of((file.startsWith(here) ? here.relativize(file) : file).toString());
    }

    private void print(Written written) {
        written.written()
                .forEach(file -> console.info("Wrote " + project.names().shown(file)));
        written.unchanged()
                .forEach(file -> console.info("Unchanged: " + project.names().shown(file)));
    }
}
