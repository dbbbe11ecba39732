package dev.featurestore.operator.command;

import dev.featurestore.operator.bundle.Bundle;
import dev.featurestore.operator.bundle.Bundler;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.report.OverrideLines;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.Verified;
import dev.featurestore.operator.verify.Verifier;
import dev.featurestore.operator.words.Count;
import dev.featurestore.terraform.module.Variable;
import java.util.List;

/** Verifies and packages the configuration of a goal. */
final class Preparation {

    private final Project project;
    private final Inputs inputs;
    private final Verifier verifier;

    /** @param session reads inputs in Object Storage */
    Preparation(Project project, Inputs inputs, CloudSession session) {
        this.project = project;
        this.inputs = inputs;
        this.verifier = new Verifier(
                project.names().root(),
                project.bundledStack(),
                project.values(),
                session,
                inputs.limits(),
                inputs.excludes());
    }

    Verifier verifier() {
        return verifier;
    }

    /** Checks the configuration, without a report of its problems. */
    Verified<Deployable> verify() {
        return verifier.verify(inputs.config(), inputs.overrides());
    }

    /** The configuration, if it is valid. Prints its warnings and its overrides. */
    Deployable accepted() {
        return accept(verify());
    }

    /** The verified configuration, if it is valid. Prints its warnings and its overrides. */
    Deployable accept(Verified<Deployable> verified) {
        Deployable deployable = valid(verified);
        printOverrides(deployable);
        return deployable;
    }

    /** The value, if it is valid. Prints its warnings. */
    <T> T valid(Verified<T> verified) {
        T value = verified.value().orElseThrow(() -> refusal(verified.problems()));
        project.problems().lines(verified.problems());
        return value;
    }

    /** Prints the values that replace those of the configuration file. */
    void printOverrides(Deployable deployable) {
        OverrideLines.of(
                        inputs.overrides(),
                        name -> deployable
                                .module()
                                .variable(name)
                                .filter(Variable::sensitive)
                                .isPresent())
                .forEach(project.console()::info);
    }

    /** The failure for problems. Prints them, except a single error, which is the failure's message. */
    FeatureStoreException refusal(List<Problem> problems) {
        List<Problem> errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        if (errors.size() > 1 || !errors.get(0).paste().isEmpty()) {
            project.problems().lines(problems);
            return Verified.failurePrinted(problems);
        }
        project.problems()
                .lines(problems.stream()
                        .filter(problem -> problem.severity() != Severity.ERROR)
                        .toList());
        return Verified.failure(problems);
    }

    /** Packages the stack of a configuration that a job is to run with. */
    Packaged packaged(Deployable deployable) {
        project.console().info("Verified " + inputs.config().shown(project.names()));
        Bundle bundle = bundle(deployable);
        project.console().info("Packaged the stack: " + size(bundle));
        return new Packaged(inputs, deployable, bundle);
    }

    /** The bundle of a configuration. Prints what is left out of it. */
    Bundle bundle(Deployable deployable) {
        deployable.stack().leftOut().line().ifPresent(project.console()::info);
        return new Bundler().bundle(deployable.stack());
    }

    /** Number and size of the files of a bundle. */
    static String size(Bundle bundle) {
        int files = bundle.entries().size();
        return Count.of(files, "file") + ", " + (bundle.size() + 1023) / 1024 + " KiB";
    }
}
