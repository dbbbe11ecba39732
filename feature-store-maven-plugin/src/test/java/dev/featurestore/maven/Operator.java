package dev.featurestore.maven;

import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.command.Apply;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.ContainerBackendRunner;
import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.command.PackageStack;
import dev.featurestore.operator.command.Plan;
import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.command.Policies;
import dev.featurestore.operator.command.PoliciesRequest;
import dev.featurestore.operator.command.Project;
import dev.featurestore.operator.command.StackRequest;
import dev.featurestore.operator.command.Verify;
import dev.featurestore.operator.command.VerifyRequest;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.values.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The goals in one project, with short names for tests. Each call is a goal of its own. */
record Operator(Console console, Path root, Path folder, ClassLoader bundledStack, Values values) {

    private Project project() {
        return new Project(console, root, folder, bundledStack, values);
    }

    void verify(VerifyRequest request) {
        new Verify(project()).run(request);
    }

    Path pack(Inputs inputs, Path zip) {
        return new PackageStack(project()).run(inputs, zip);
    }

    List<Output> apply(ApplyRequest request) {
        try {
            return new Apply(project()).run(request);
        } finally {
            WrittenReports.requireValid(request.results().folder());
        }
    }

    List<Output> apply(
            ApplyRequest request,
            Optional<ContainerBackendRunner> containers,
            Optional<Terminal> terminal,
            boolean approved) {
        try {
            return new Apply(project(), containers, terminal, approved).run(request);
        } finally {
            WrittenReports.requireValid(request.results().folder());
        }
    }

    boolean plan(PlanRequest request) {
        try {
            return new Plan(project()).run(request);
        } finally {
            WrittenReports.requireValid(request.results().folder());
        }
    }

    void policies(PoliciesRequest request) {
        new Policies(project()).run(request);
    }

    StackOperations stack(StackRequest request) {
        return new StackOperations(project(), request);
    }
}
