package dev.featurestore.operator.command;

import dev.featurestore.operator.bundle.Bundler;
import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.bundle.StackReader;
import dev.featurestore.operator.cloud.Changes;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.Stacks;
import dev.featurestore.operator.config.DeploymentName;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.config.SpecVariable;
import dev.featurestore.operator.config.StackSource;
import dev.featurestore.operator.deploy.DeployedConfiguration;
import dev.featurestore.operator.deploy.DeploymentRequest;
import dev.featurestore.operator.deploy.ProtectionTag;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnwritableFile;
import dev.featurestore.operator.files.WrittenFile;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.init.AdoptedFile;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.StackFacts;
import dev.featurestore.operator.verify.AdoptedVariables;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.StackVariables;
import dev.featurestore.operator.verify.Verified;
import dev.featurestore.operator.verify.Verifier;
import dev.featurestore.terraform.module.TerraformModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The goal {@code adopt}: writes the configuration of a stack that was created elsewhere, and tags the stack as one of this plugin. */
public final class AdoptStack {

    private static final String ZIP = "stack.zip";

    private final Project project;
    private final StackRequest request;
    private final Console console;

    public AdoptStack(Project project, StackRequest request) {
        this.project = project;
        this.request = request;
        this.console = project.console();
    }

    /**
     * Writes the file of the configuration. Existing files are never replaced.
     *
     * @throws FeatureStoreException {@code FILES_EXIST} if the file exists; {@code STACK_NOT_FOUND} if the stack does not
     */
    public void run() {
        CloudAccess cloud = request.cloud();
        Path config = file();
        if (request.stackId().isEmpty()) {
            throw FeatureStoreException.of(
                            FailureCode.MISSING_PARAMETER,
                            "featurestore.stackId is required: the stack to take over",
                            "Set -Dfeaturestore.stackId=OCID. The Console shows the OCID on the page of the stack")
                    .suggesting(Command.of(Goal.ADOPT).with("featurestore.stackId", "OCID"));
        }
        requireAbsent(config);
        Changes changes = new Changes();
        try (Signals signals = Signals.interrupt(console, changes)) {
            try (Rehearsal marked = Rehearsal.ofChange(cloud, console)) {
                adopt(config, changes);
            } catch (FeatureStoreException e) {
                throw signals.printed(Rehearsal.failure(cloud, e));
            }
        }
    }

    private Path file() {
        if (request.config() instanceof Source.Local local) {
            return local.path();
        }
        throw FeatureStoreException.of(
                FailureCode.INVALID_PARAMETER,
                "featurestore.config must be the path of one file to write, but is "
                        + request.config().shown(project.names()),
                "Set -Dfeaturestore.config=FILE, and no environment");
    }

    private void requireAbsent(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw FeatureStoreException.of(
                    FailureCode.FILES_EXIST,
                    "No files were written, because " + project.names().shown(file) + " exists",
                    "Write to another file with -Dfeaturestore.config=FILE, or move the existing one");
        }
    }

    private void adopt(Path config, Changes changes) {
        StackAccess access = new StackAccess(project, request);
        try (CloudSession session = access.connect(changes);
                OpenedStack opened = access.stack(session)) {
            Stacks stacks = opened.resourceManager().stacks();
            StackDetails details = stacks.find(opened.id()).orElseThrow();

            // Read the stack
            AdoptedSource files =
                    AdoptedSource.of(details, () -> stacks.configuration(opened.id()), session::objectStorage);
            TerraformModule module = DeployedConfiguration.of(
                            files.zip(), files.workingDirectory(), details.variables())
                    .module()
                    .orElseThrow(() -> FeatureStoreException.of(
                            FailureCode.INVALID_STACK,
                            "Cannot read the Terraform files of stack "
                                    + details.stack().name(),
                            "Check them in the Console"));
            boolean bundled =
                    files.workingDirectory().isEmpty() && DeployedConfiguration.sameFiles(files.zip(), bundled());
            AdoptedVariables variables = AdoptedVariables.of(module, details.variables());
            AdoptedFile file = file(details, opened.region(), files.workingDirectory(), variables, bundled);

            // Write the files, and tag the stack
            createFolder(config);
            Path source = config.resolveSibling(ZIP);
            if (!bundled) {
                writeSource(source, files.zip());
            }
            Verified<Deployable> verified = verified(config, file.text(variables.secrets()), session);
            tag(details, stacks);
            write(config, file.text().getBytes(StandardCharsets.UTF_8));

            // Report
            report(details, file, variables, verified, config, bundled ? Optional.empty() : Optional.of(source));
            Command plan =
                    Command.of(Goal.PLAN).with(Commands.CONFIG, project.names().shown(config));
            console.commands()
                    .lines(
                            "Next: see whether an apply would change anything:",
                            files.bucket()
                                    .map(bucket -> plan.with("featurestore.bucket", bucket))
                                    .orElse(plan))
                    .forEach(console::info);
        }
    }

    private byte[] bundled() {
        return new Bundler()
                .bundle(StackReader.bundled(project.bundledStack(), new Problems("")))
                .zip();
    }

    private static AdoptedFile file(
            StackDetails details, String region, String workingDirectory, AdoptedVariables variables, boolean bundled) {
        Map<String, String> known = details.variables();
        Map<String, String> spec = new LinkedHashMap<>();
        spec.put("stack_id", details.stack().id());
        spec.put("stack_name", StackFacts.name(details.stack()));
        for (SpecVariable each : SpecVariable.ALL) {
            Optional.ofNullable(known.get(each.variable())).ifPresent(value -> spec.put(each.key(), value));
        }
        spec.putIfAbsent(SpecVariable.COMPARTMENT.key(), details.stack().compartmentId());
        spec.putIfAbsent(SpecVariable.REGION.key(), region);
        Map<String, String> stack = new LinkedHashMap<>();
        if (!bundled) {
            stack.put("source", ZIP);
        }
        if (!workingDirectory.isEmpty()) {
            stack.put("working_directory", workingDirectory);
        }
        if (!details.terraformVersion().equals(StackSource.DEFAULT_TERRAFORM_VERSION)
                && !details.terraformVersion().isEmpty()) {
            stack.put("terraform_version", details.terraformVersion());
        }
        Map<String, Object> values = new TreeMap<>(variables.values());
        SpecVariable.ALL.forEach(each -> values.remove(each.variable()));
        values.remove(StackVariables.CURRENT_USER);
        Map<String, String> secrets = new TreeMap<>();
        variables
                .secrets()
                .keySet()
                .forEach(name -> secrets.put(name, name.toUpperCase(Locale.ROOT).replace('-', '_')));
        return new AdoptedFile(ProtectionTag.isSet(details.stack()), spec, stack, values, secrets);
    }

    private static void createFolder(Path config) {
        Path folder = config.getParent();
        if (folder != null) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw unwritten(config, e);
            }
        }
    }

    private void writeSource(Path source, byte[] zip) {
        try {
            if (!Files.exists(source, LinkOption.NOFOLLOW_LINKS)) {
                WrittenFile.open(source).replace(zip);
            } else if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)
                    || !Arrays.equals(Files.readAllBytes(source), zip)) {
                requireAbsent(source);
            }
        } catch (IOException e) {
            throw unwritten(source, e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            WrittenFile.open(file).replace(bytes);
        } catch (IOException e) {
            throw unwritten(file, e);
        }
    }

    private static FeatureStoreException unwritten(Path file, IOException e) {
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        return FeatureStoreException.of(
                FailureCode.IO_ERROR,
                "Cannot write " + file + ": " + e,
                new UnwritableFile(folder, e).remedy() + ", and run the same command again",
                e);
    }

    private Verified<Deployable> verified(Path config, String text, CloudSession session) {
        return new Verifier(
                        project.names().root(),
                        project.bundledStack(),
                        project.values(),
                        session,
                        SizeLimits.BUCKET,
                        Excludes.NONE)
                .verify(new Source.Text(new Source.Local(config), text), Overrides.NONE);
    }

    private static void tag(StackDetails details, Stacks stacks) {
        Stack stack = details.stack();
        String name = StackFacts.name(stack);
        if (!name.equals(stack.freeformTags().get(DeploymentRequest.STACK_TAG))) {
            Map<String, String> tags = new TreeMap<>(stack.freeformTags());
            tags.put(DeploymentRequest.STACK_TAG, name);
            stacks.tag(stack.id(), tags);
        }
    }

    private void report(
            StackDetails details,
            AdoptedFile file,
            AdoptedVariables variables,
            Verified<Deployable> verified,
            Path config,
            Optional<Path> source) {
        console.info(console.width()
                .cut(
                        "Adopted stack " + StackFacts.name(details.stack()) + "  ",
                        details.stack().id(),
                        ""));
        console.info("Written: " + project.names().shown(config)
                + source.map(zip -> ", " + project.names().shown(zip)).orElse(""));
        source.ifPresent(zip -> console.info("Its Terraform files are not those of the bundled stack of this version: "
                + project.names().shown(zip) + " has them."));
        if (!file.secrets().isEmpty()) {
            console.warn("Sensitive values are not written. Set these variables of the environment to them:");
            file.secrets().forEach((name, environment) -> console.warn("  " + environment + "  (" + name + ")"));
        }
        variables.left().forEach((name, why) -> console.warn("Not taken over: variable " + name + ": " + why));
        verified.problems().stream().map(Problem::text).forEach(text -> console.warn("Not taken over: " + text));
        verified.value()
                .map(deployable -> differences(deployable, details))
                .filter(names -> !names.isEmpty())
                .ifPresent(names -> console.warn(
                        "An apply would set or remove these variables of the stack: " + String.join(", ", names)));
    }

    /** Variables that an apply would set, change or remove. It keeps those that depend on who signs in. */
    private static List<String> differences(Deployable deployable, StackDetails details) {
        Map<String, String> known = details.variables();
        StackVariables variables = new StackVariables(deployable.module());
        Map<String, String> values = variables.values(deployable.config());
        Map<String, String> wanted = variables
                .deploymentName(deployable.config())
                .filter(DeploymentName::derived)
                .map(name -> name.ofStack(known).in(values))
                .orElse(values);
        TreeSet<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(known.keySet());
        names.removeIf(name -> Optional.ofNullable(wanted.get(name)).equals(Optional.ofNullable(known.get(name))));
        names.remove(StackVariables.CURRENT_USER);
        return List.copyOf(names);
    }
}
