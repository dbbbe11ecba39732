package dev.featurestore.operator;

import dev.featurestore.operator.bundle.Bundle;
import dev.featurestore.operator.bundle.Bundler;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.config.BackendConfig;
import dev.featurestore.operator.init.Conversation;
import dev.featurestore.operator.init.InitRequest;
import dev.featurestore.operator.init.Initializer;
import dev.featurestore.operator.init.SchemaFiles;
import dev.featurestore.operator.init.Written;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.ProblemReport;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.values.Values;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.Verified;
import dev.featurestore.operator.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operator: what a goal of the Maven plugin or the container's main class asks for, done and told on a console.
 *
 * <p>Every method fails with a {@link FeatureStoreException} that says what happened, where, and what to do.
 */
public final class Operator {

    private final Console console;
    private final Path folder;
    private final FileNames names;
    private final Verifier verifier;
    private final ClassLoader bundledStack;
    private final ProblemReport report;

    /**
     * @param root the folder where the user works: files below it are named relative to it
     * @param folder the folder that the path of a backend file is relative to
     * @param bundledStack where the bundled stack's resources are
     * @param values what the names in configuration files stand for
     */
    public Operator(Console console, Path root, Path folder, ClassLoader bundledStack, Values values) {
        this.console = console;
        this.folder = folder;
        this.names = new FileNames(root);
        this.bundledStack = bundledStack;
        this.verifier = new Verifier(root, bundledStack, values);
        this.report = new ProblemReport(console, names.root(), values);
    }

    /**
     * Writes the starter configuration.
     *
     * @param conversation with whom to talk about what is missing, if there is anybody
     */
    public void init(InitRequest request, Optional<Conversation> conversation) {
        Initializer initializer = new Initializer(bundledStack);
        Optional<Written> written = conversation.isPresent()
                ? initializer.init(request, conversation.get())
                : Optional.of(initializer.init(request));
        if (written.isEmpty()) {
            console.info("Nothing was written.");
            return;
        }
        tell(written.get());
        console.info("Next: check it with mvn featurestore:verify, and rehearse without an account:");
        boolean here = request.output()
                .toAbsolutePath()
                .normalize()
                .equals(folder.toAbsolutePath().normalize());
        console.info("      mvn featurestore:apply -Dfeaturestore.cloud=embedded"
                + (here ? "" : " -Dfeaturestore.config=" + request.output().resolve(Initializer.CONFIGURATION)));
    }

    /** Writes the JSON Schemas of the configuration files. */
    public void schema(Path output, boolean overwrite) {
        tell(new SchemaFiles().write(output, overwrite));
    }

    private void tell(Written written) {
        written.written().forEach(file -> console.info("Wrote " + names.shown(file)));
        written.unchanged().forEach(file -> console.info("Unchanged: " + names.shown(file)));
    }

    /** Checks the configuration, and the backend file if one is named, and tells the problems of both. */
    public void verify(VerifyRequest request) {
        List<Problem> problems =
                new ArrayList<>(verifier.verify(request.config()).problems());
        boolean file = !request.backend().equals("local") && !request.backend().equals("container");
        if (file) {
            problems.addAll(
                    verifier.verifyBackend(folder.resolve(request.backend())).problems());
        }
        if (request.json()) {
            report.json(problems);
        } else {
            report.lines(problems);
        }
        report.annotations(problems);
        for (Problem problem : problems) {
            if (problem.severity() == Severity.ERROR) {
                throw Verified.failure(problems);
            }
        }
        if (!file) {
            checkBackend(request.backend());
        }
        if (!request.json()) {
            console.info(names.shown(request.config()) + " is right, and sets all that the stack needs.");
        }
    }

    /** Packages the stack as a zip file. */
    public Path pack(Path config, Path zip) {
        Bundle bundle = bundle(accepted(verifier.verify(config)));
        try {
            Files.createDirectories(zip.getParent());
            Files.write(zip, bundle.zip());
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    names.shown(zip) + " could not be written: " + e,
                    "make the folder writable",
                    e);
        }
        console.info("Packaged the stack: " + names.shown(zip) + ", " + size(bundle));
        console.info("sha256 " + bundle.digest());
        return zip;
    }

    /**
     * Deploys, and waits for the end.
     *
     * @return the stack's outputs; none after a dry run
     */
    public List<Output> apply(ApplyRequest request) {
        return request.cloud().rehearsal() ? rehearse(request) : deploy(request);
    }

    private List<Output> rehearse(ApplyRequest request) {
        console.warn("REHEARSAL on the embedded cloud: nothing will be deployed to OCI.");
        try {
            return deploy(request);
        } catch (FeatureStoreException e) {
            throw FeatureStoreException.of(e.code(), "REHEARSAL: " + e.message(), e.hint(), e);
        } finally {
            console.warn("REHEARSAL on the embedded cloud: nothing was deployed to OCI.");
        }
    }

    private List<Output> deploy(ApplyRequest request) {
        if (!request.dryRun()) {
            new ReportFiles(request.reports()).clear();
        }
        Deployable deployable = accepted(verifier.verify(request.config()));
        runsHere(request.backend());
        console.info("Verified " + names.shown(request.config()));
        Bundle bundle = bundle(deployable);
        console.info("Packaged the stack: " + size(bundle));
        return new Apply(console, names, report).run(request, deployable, bundle);
    }

    private void runsHere(String backend) {
        BackendConfig config = checkBackend(backend);
        if (config instanceof BackendConfig.ContainerBackend) {
            throw FeatureStoreException.of(
                    FailureCode.BACKEND_NOT_SUPPORTED,
                    backend + " is a backend of type " + config.type() + ", and apply runs in this JVM only",
                    "run with -Dbackend=local, or name a backend file of type java");
        }
    }

    private BackendConfig checkBackend(String backend) {
        return switch (backend) {
            case "local" -> new BackendConfig.JavaBackend();
            case "container" ->
                throw FeatureStoreException.of(
                        FailureCode.BACKEND_NOT_SUPPORTED,
                        "-Dbackend=container: this version has no container backend",
                        "run with -Dbackend=local");
            default -> accepted(verifier.verifyBackend(folder.resolve(backend)));
        };
    }

    private <T> T accepted(Verified<T> verified) {
        report.lines(verified.problems());
        return verified.orThrow();
    }

    private static Bundle bundle(Deployable deployable) {
        return new Bundler().bundle(deployable.stack());
    }

    private static String size(Bundle bundle) {
        return bundle.files() + (bundle.files() == 1 ? " file, " : " files, ") + (bundle.zip().length + 1023) / 1024
                + " KiB";
    }
}
