package dev.featurestore.operator.command;

import dev.featurestore.operator.bundle.Bundle;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.ObjectStorage;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.TerraformSource;
import dev.featurestore.operator.config.Operation;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.deploy.BucketDelivery;
import dev.featurestore.operator.deploy.Delivery;
import dev.featurestore.operator.deploy.Deployment;
import dev.featurestore.operator.deploy.DeploymentRequest;
import dev.featurestore.operator.deploy.DeploymentSettings;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.Fingerprint;
import dev.featurestore.operator.jobs.GrowingPollSchedule;
import dev.featurestore.operator.jobs.Journal;
import dev.featurestore.operator.jobs.StackMemory;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.EventLines;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.StackVariables;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The common part of apply and plan: turns a verified configuration into a request to Resource Manager. */
final class DeploymentRun {

    private final Console console;
    private final CloudSession session;
    private final Inputs inputs;
    private final Deployable deployable;
    private final Bundle bundle;

    DeploymentRun(Console console, CloudSession session, Inputs inputs, Deployable deployable, Bundle bundle) {
        this.console = console;
        this.session = session;
        this.inputs = inputs;
        this.deployable = deployable;
        this.bundle = bundle;
    }

    /**
     * Runs work with a connection to Resource Manager.
     *
     * @param folder the project's {@code .featurestore} folder
     * @param listener receives the events
     * @param terms options of the run
     */
    <T> T run(
            Path folder,
            Consumer<Event> listener,
            DeploymentSettings terms,
            BiFunction<Deployment, DeploymentRequest, T> work) {
        OperatorConfig config = deployable.config();
        try (ResourceManager resourceManager = session.resourceManager(config.region())) {
            console.info(
                    console.width().cut("Region " + config.region() + ", compartment ", config.compartmentId(), ""));
            Journal journal = new Journal(folder, session.key(config));
            StackMemory memory = new StackMemory(
                    folder, inputs.config().toString(), session.key(config).cloud());
            Deployment deployment = new Deployment(
                    resourceManager,
                    Clock.systemUTC(),
                    new GrowingPollSchedule(new Random()),
                    journal.andThen(listener).andThen(new EarlierStack(console, session, memory, config)));
            DeploymentSettings known = terms.withLeftAt(journal.leftAt());
            String workingDirectory = deployable.stack().workingDirectory();
            if (bundle.fitsInRequest()) {
                TerraformSource zip = new TerraformSource.Zip(bundle.zip());
                return work.apply(deployment, request(zip, workingDirectory, Delivery.NONE, known));
            }
            try (ObjectStorage storage = session.objectStorage(Optional.of(config.region()))) {
                BucketDelivery delivery =
                        new BucketDelivery(storage, bucket(), config.region(), new EventLines(console));
                BucketDelivery.Delivered delivered = delivery.planned(bundle, workingDirectory);
                return work.apply(
                        deployment,
                        request(delivered.source(), delivered.workingDirectory(), delivery.deliveryOf(bundle), known));
            }
        }
    }

    private BucketName bucket() {
        return inputs.bucket()
                .orElseThrow(() -> new IllegalStateException("a bundle that needs a bucket must be refused before"));
    }

    private DeploymentRequest request(
            TerraformSource source, String workingDirectory, Delivery delivery, DeploymentSettings terms) {
        OperatorConfig config = deployable.config();
        Map<String, String> variables = variables();
        Map<String, String> stackTags = new TreeMap<>(config.freeformTags());
        stackTags.put(DeploymentRequest.STACK_TAG, config.stackName());
        String terraformVersion = config.stack().terraformVersion();
        return new DeploymentRequest(
                config.operation() == Operation.UPDATE,
                config.stackId(),
                config.stackName(),
                config.compartmentId(),
                new StackContents(
                        config.stackName(),
                        source,
                        workingDirectory,
                        terraformVersion,
                        variables,
                        stackTags,
                        definedTags(config)),
                delivery,
                Fingerprint.of(bundle.digest(), variables, terraformVersion),
                new StackVariables(deployable.module()).deploymentName(config),
                redaction(),
                terms);
    }

    /** Hides the values of sensitive variables in texts. */
    Redaction redaction() {
        Map<String, String> variables = variables();
        return new Redaction(deployable.module().variables().stream()
                .filter(variable -> variable.sensitive() && variables.containsKey(variable.name()))
                .map(variable -> Objects.requireNonNull(variables.get(variable.name())))
                .toList());
    }

    private Map<String, String> variables() {
        return new StackVariables(deployable.module()).values(deployable.config());
    }

    private static Map<String, Map<String, Object>> definedTags(OperatorConfig config) {
        Map<String, Map<String, Object>> tags = new TreeMap<>();
        config.definedTags().forEach((namespace, values) -> tags.put(namespace, new TreeMap<>(values)));
        return tags;
    }
}
