package dev.featurestore.operator;

import dev.featurestore.operator.bundle.Bundle;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.config.Operation;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.deploy.Deployment;
import dev.featurestore.operator.deploy.DeploymentRequest;
import dev.featurestore.operator.deploy.DeploymentResult;
import dev.featurestore.operator.deploy.PollingPace;
import dev.featurestore.operator.deploy.Target;
import dev.featurestore.operator.oci.OciConnection;
import dev.featurestore.operator.oci.OciResourceManager;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.EventLines;
import dev.featurestore.operator.report.ProblemReport;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.ResultLines;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.FailedChecks;
import dev.featurestore.operator.verify.StackVariables;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The part of {@link Operator#apply} that talks to a cloud: apart, so that other goals load none of its classes. */
final class Apply {

    private final Console console;
    private final FileNames names;
    private final ProblemReport problems;

    Apply(Console console, FileNames names, ProblemReport problems) {
        this.console = console;
        this.problems = problems;
        this.names = names;
    }

    List<Output> run(ApplyRequest request, Deployable deployable, Bundle bundle) {
        try (CloudAccess access = request.cloud()) {
            return run(request, deployable, bundle, access.open());
        }
    }

    private List<Output> run(ApplyRequest request, Deployable deployable, Bundle bundle, CloudAddress address) {
        OperatorConfig config = deployable.config();
        OciConnection connection = new OciConnection(config.region(), address);
        DeploymentRequest deploymentRequest = deploymentRequest(deployable, bundle);
        try (OciResourceManager resourceManager = OciResourceManager.connect(connection)) {
            console.info("Signing in with the " + resourceManager.credentialsSource());
            console.info("Region " + config.region() + ", compartment " + config.compartmentId());
            Deployment deployment = new Deployment(
                    resourceManager, Clock.systemUTC(), new PollingPace(new Random()), new EventLines(console));
            if (request.dryRun()) {
                tellTarget(deployment.target(deploymentRequest), deploymentRequest);
                return List.of();
            }
            DeploymentResult result = deployment.apply(deploymentRequest);
            FailedChecks checks = new FailedChecks(deployable);
            List<Problem> unmet =
                    result.end().failedChecks().stream().map(checks::explain).toList();
            problems.lines(unmet);
            problems.annotations(unmet);
            ReportFiles files = new ReportFiles(request.reports());
            files.write(result, request.cloud().rehearsal(), config.region(), bundle.digest());
            ResultLines lines = new ResultLines(
                    result, config.compartmentId(), names.shown(files.report()), names.shown(files.outputsEnv()));
            if (result.end().job().state() != JobState.SUCCEEDED) {
                console.info("Written: " + names.shown(files.report()));
                throw lines.failure();
            }
            lines.success().forEach(console::info);
            return result.outputs();
        }
    }

    private static DeploymentRequest deploymentRequest(Deployable deployable, Bundle bundle) {
        OperatorConfig config = deployable.config();
        Map<String, String> variables = new StackVariables(deployable.module()).of(config);
        Map<String, String> stackTags = new TreeMap<>(config.freeformTags());
        stackTags.put(DeploymentRequest.STACK_TAG, config.stackName());
        return new DeploymentRequest(
                config.operation() == Operation.UPDATE,
                config.stackId(),
                config.stackName(),
                config.compartmentId(),
                new StackContents(
                        config.stackName(),
                        bundle.zip(),
                        config.stack().workingDirectory(),
                        config.stack().terraformVersion(),
                        variables,
                        stackTags,
                        definedTags(config)),
                Map.of(
                        DeploymentRequest.BUNDLE_TAG, bundle.digest(),
                        DeploymentRequest.VARIABLES_TAG, Digests.sha256(variables)));
    }

    private static Map<String, Map<String, Object>> definedTags(OperatorConfig config) {
        Map<String, Map<String, Object>> tags = new TreeMap<>();
        config.definedTags().forEach((namespace, values) -> tags.put(namespace, new TreeMap<>(values)));
        return tags;
    }

    private void tellTarget(Target target, DeploymentRequest request) {
        if (target instanceof Target.Existing existing) {
            console.info("Dry run: would update stack " + existing.stack().name() + "  "
                    + existing.stack().id());
        } else {
            console.info("Dry run: would create stack " + request.stackName() + " in compartment "
                    + request.compartmentId());
        }
        console.info("Dry run: would run an apply job with "
                + request.contents().variables().size() + " variables; nothing was changed.");
    }
}
