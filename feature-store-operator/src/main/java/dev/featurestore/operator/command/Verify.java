package dev.featurestore.operator.command;

import dev.featurestore.operator.ci.JUnitFile;
import dev.featurestore.operator.ci.TestCase;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.verify.DefaultImages;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.RemoteModule;
import dev.featurestore.operator.verify.StackVariables;
import dev.featurestore.operator.verify.Verified;
import dev.featurestore.terraform.module.RehearsedProviders;
import java.util.ArrayList;
import java.util.List;

/** The goal {@code verify}: checks the configuration, and the backend file if one is set. */
public final class Verify {

    private final Project project;

    public Verify(Project project) {
        this.project = project;
    }

    /**
     * Reports the problems of the configuration and of the backend file.
     *
     * @throws FeatureStoreException if there are errors
     */
    public void run(VerifyRequest request) {
        Inputs inputs = request.inputs();
        request.junit().map(JUnitFile::new).ifPresent(JUnitFile::clear);
        try (CloudSession session = new CloudSession(inputs.cloud(), project.console())) {
            Preparation preparation = new Preparation(project, inputs, session);
            Backends backends = new Backends(project.folder(), project.names());
            Verified<Deployable> verified = preparation.verify();
            List<Problem> problems = new ArrayList<>(verified.problems());
            boolean file = backends.isFile(request.backend());
            if (file) {
                problems.addAll(preparation
                        .verifier()
                        .verifyBackend(backends.file(request.backend()))
                        .problems());
            }
            report(request, problems, preparation);
            if (!file) {
                backends.known(
                        request.backend(),
                        path -> preparation.valid(preparation.verifier().verifyBackend(path)));
            }
            if (!request.json()) {
                verified.value().ifPresent(preparation::printOverrides);
                conclude(inputs.config(), verified);
                if (session.rehearsal()) {
                    verified.value().ifPresent(this::warnOfProviders);
                }
            }
        }
    }

    private void report(VerifyRequest request, List<Problem> problems, Preparation preparation) {
        boolean refused = problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        if (request.json()) {
            project.problems().json(problems);
        } else if (!refused) {
            project.problems().lines(problems);
        }
        project.problems().annotations(problems);
        if (request.junit().isPresent()) {
            new JUnitFile(request.junit().get())
                    .write(
                            "featurestore:verify",
                            TestCase.problems(
                                    request.inputs().config().shown(project.names()),
                                    problems,
                                    project.console().commands()));
        }
        if (refused) {
            throw request.json() ? Verified.failure(problems) : preparation.refusal(problems);
        }
    }

    /** A rehearsal is offline. Whether a provider is installed is seen when its job runs. */
    private void warnOfProviders(Deployable valid) {
        List<String> lines = valid.modules().providers().stream()
                .filter(provider -> !RehearsedProviders.replaces(provider.source()))
                .map(provider -> "  " + provider.source() + " ("
                        + provider.position().file() + ":" + provider.position().line() + ")")
                .toList();
        if (!lines.isEmpty()) {
            Console console = project.console();
            console.warn(
                    "The embedded cloud uses these providers of the stack only if they are installed on this machine:");
            lines.forEach(console::warn);
            console.warn("To install them, run on a machine with a network, in the folder of the stack: "
                    + RehearsedProviders.INSTALL);
        }
    }

    private void conclude(Source config, Verified<Deployable> verified) {
        Console console = project.console();
        console.info(config.shown(project.names()) + " is valid and sets all required variables of the stack.");
        List<RemoteModule> remote =
                verified.value().map(valid -> valid.modules().remote()).orElse(List.of());
        if (!remote.isEmpty()) {
            console.info("Resource Manager downloads modules that are not part of the stack:");
            remote.forEach(module -> console.info("  " + module));
        }
        verified.value()
                .map(DefaultImages::of)
                .ifPresent(images -> images.lines().forEach(console::info));
        verified.value()
                .filter(valid -> new StackVariables(valid.module()).needsCurrentUser(valid.config()))
                .ifPresent(valid -> console.info(StackVariables.CURRENT_USER
                        + " of a new stack: the user of the API key or token. An existing stack keeps its own."));
        verified.value()
                .flatMap(valid -> new StackVariables(valid.module()).deploymentName(valid.config()))
                .filter(name -> name.derived() && name.sent().isPresent())
                .ifPresent(name -> console.info("deployment_name of a new stack: " + name.value()
                        + ", derived from spec.stack_name. An existing stack keeps its own."));
    }
}
