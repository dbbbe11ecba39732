package dev.featurestore.operator;

import dev.featurestore.operator.bundle.Bundle;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.ObjectStorage;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.TerraformSource;
import dev.featurestore.operator.config.Operation;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.deploy.BucketDelivery;
import dev.featurestore.operator.deploy.Deployment;
import dev.featurestore.operator.deploy.DeploymentRequest;
import dev.featurestore.operator.deploy.DeploymentResult;
import dev.featurestore.operator.deploy.PollingPace;
import dev.featurestore.operator.deploy.Redaction;
import dev.featurestore.operator.deploy.Target;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.EventLines;
import dev.featurestore.operator.report.JobLogFile;
import dev.featurestore.operator.report.ProblemReport;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.ResultLines;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.FailedChecks;
import dev.featurestore.operator.verify.StackVariables;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    List<Output> run(ApplyRequest request, Deployable deployable, Bundle bundle, CloudSession session) {
        OperatorConfig config = deployable.config();
        EventLines lines = new EventLines(console);
        try (ResourceManager resourceManager = session.resourceManager(config.region());
                JobLogFile log = new JobLogFile(new ReportFiles(request.reports()), console)) {
            console.info("Region " + config.region() + ", compartment " + config.compartmentId());
            Deployment deployment = new Deployment(
                    resourceManager, Clock.systemUTC(), new PollingPace(new Random()), log.andThen(lines));
            String folder = deployable.stack().workingDirectory();
            if (bundle.fitsInRequest()) {
                DeploymentRequest byRequest =
                        deploymentRequest(deployable, bundle, new TerraformSource.Zip(bundle.zip()), folder);
                return run(request, deployable, bundle, deployment, byRequest);
            }
            return throughBucket(request, deployable, bundle, session, deployment);
        }
    }

    private List<Output> throughBucket(
            ApplyRequest request, Deployable deployable, Bundle bundle, CloudSession session, Deployment deployment) {
        OperatorConfig config = deployable.config();
        BucketName bucket = request.inputs()
                .bucket()
                .orElseThrow(() -> new IllegalStateException("without a bucket a large bundle is refused before"));
        try (ObjectStorage storage = session.objectStorage(Optional.of(config.region()))) {
            BucketDelivery delivery = new BucketDelivery(storage, bucket, config.region(), new EventLines(console));
            String folder = deployable.stack().workingDirectory();
            BucketDelivery.Delivered delivered = delivery.planned(bundle, folder);
            DeploymentRequest planned =
                    deploymentRequest(deployable, bundle, delivered.source(), delivered.workingDirectory());
            // What is wrong with the stack is told before anything is sent.
            deployment.target(planned);
            if (request.dryRun()) {
                console.info("Dry run: would send " + delivery.missing(bundle) + " of "
                        + bundle.entries().size() + " files to bucket " + bucket);
            } else {
                delivery.deliver(bundle);
            }
            return run(request, deployable, bundle, deployment, planned);
        }
    }

    private List<Output> run(
            ApplyRequest request,
            Deployable deployable,
            Bundle bundle,
            Deployment deployment,
            DeploymentRequest deploymentRequest) {
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
        OperatorConfig config = deployable.config();
        ReportFiles files = new ReportFiles(request.reports());
        files.write(result, request.inputs().cloud().rehearsal(), config.region(), bundle.digest());
        ResultLines lines = new ResultLines(result, config.compartmentId(), names.shown(files.report()));
        if (result.end().job().state() != JobState.SUCCEEDED) {
            console.info("Written: " + names.shown(files.report()) + ", job.log");
            throw lines.failure();
        }
        lines.success().forEach(console::info);
        return result.outputs();
    }

    private static DeploymentRequest deploymentRequest(
            Deployable deployable, Bundle bundle, TerraformSource source, String workingDirectory) {
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
                        source,
                        workingDirectory,
                        config.stack().terraformVersion(),
                        variables,
                        stackTags,
                        definedTags(config)),
                Map.of(
                        DeploymentRequest.BUNDLE_TAG, bundle.digest(),
                        DeploymentRequest.VARIABLES_TAG, Digests.sha256(variables)),
                new Redaction(deployable.module().variables().stream()
                        .filter(variable -> variable.sensitive() && variables.containsKey(variable.name()))
                        .map(variable -> Objects.requireNonNull(variables.get(variable.name())))
                        .toList()));
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
