package dev.featurestore.operator.command;

import dev.featurestore.operator.bundle.Bundle;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.Jobs;
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
import dev.featurestore.operator.deploy.ProtectionTag;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.jobs.Fingerprint;
import dev.featurestore.operator.jobs.GrowingPollSchedule;
import dev.featurestore.operator.jobs.JobOrigin;
import dev.featurestore.operator.jobs.Journal;
import dev.featurestore.operator.jobs.StackKey;
import dev.featurestore.operator.jobs.StackMemory;
import dev.featurestore.operator.page.RunTrace;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.EventLines;
import dev.featurestore.operator.verify.StackVariables;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The connection to Resource Manager for one deployment: what to deploy, and what deploys it. */
final class DeploymentSession implements AutoCloseable {

    private final Console console;
    private final CloudSession session;
    private final Packaged packaged;
    private final ResourceManager resourceManager;
    private final Journal journal;
    private final Deployment deployment;
    private @Nullable ObjectStorage storage;

    /**
     * Connects.
     *
     * @param listener receives the events of the deployment
     */
    DeploymentSession(Project project, CloudSession session, Packaged packaged, Consumer<Event> listener) {
        OperatorConfig config = packaged.config();
        StackKey key = session.key(config);
        this.console = project.console();
        this.session = session;
        this.packaged = packaged;
        this.resourceManager = session.resourceManager(config.region());
        this.journal = new Journal(project.memory(), key);
        StackMemory memory =
                new StackMemory(project.memory(), packaged.inputs().config().toString(), key.cloud());
        this.deployment = new Deployment(
                resourceManager,
                Clock.systemUTC(),
                new GrowingPollSchedule(new Random()),
                journal.andThen(listener).andThen(new EarlierStack(console, session, memory, config)));
        console.info(console.width().cut("Region " + config.region() + ", compartment ", config.compartmentId(), ""));
    }

    Deployment deployment() {
        return deployment;
    }

    /** Adds to the page what identifies the configuration of a request. */
    void describe(DeploymentRequest request, RunTrace trace) {
        trace.fact(RunTrace.TERRAFORM_FILES, request.fingerprint().bundle());
        trace.fact("SHA-256 of the variables", request.fingerprint().variables());
        List<String> checksums = LockFile.checksums(
                packaged.bundle(), packaged.deployable().stack().workingDirectory());
        if (!checksums.isEmpty()) {
            trace.fact("Checksums of the providers", String.join(", ", checksums));
        }
    }

    /** Adds to the page what a job has deployed to; asks Identity once. */
    void describeCompartment(RunTrace trace) {
        CompartmentName.of(session, packaged.config()).ifPresent(name -> trace.fact(RunTrace.COMPARTMENT, name));
    }

    /** The jobs of its stack. */
    Jobs jobs() {
        return resourceManager.jobs();
    }

    /** The request for the packaged stack, with options of the run. */
    DeploymentRequest request(DeploymentSettings options) {
        DeploymentSettings settings = options.withLeftAt(journal.leftAt())
                .withJobTags(JobOrigin.by(
                        options.jobTags(), session.user(packaged.config().region())));
        Bundle bundle = packaged.bundle();
        String workingDirectory = packaged.deployable().stack().workingDirectory();
        if (bundle.fitsInRequest()) {
            return request(new TerraformSource.Zip(bundle.zip()), workingDirectory, Delivery.NONE, settings);
        }
        OperatorConfig config = packaged.config();
        ObjectStorage opened = session.objectStorage(Optional.of(config.region()));
        storage = opened;
        BucketDelivery delivery = new BucketDelivery(opened, bucket(), config.region(), new EventLines(console));
        BucketDelivery.Delivered delivered = delivery.planned(bundle, workingDirectory);
        return request(delivered.source(), delivered.workingDirectory(), delivery.deliveryOf(bundle), settings);
    }

    private BucketName bucket() {
        return packaged.inputs()
                .bucket()
                .orElseThrow(() -> new IllegalStateException("a bundle that needs a bucket must be refused before"));
    }

    private DeploymentRequest request(
            TerraformSource source, String workingDirectory, Delivery delivery, DeploymentSettings settings) {
        OperatorConfig config = packaged.config();
        StackVariables stackVariables = new StackVariables(packaged.deployable().module());
        Map<String, String> variables = new TreeMap<>(packaged.variables());
        Optional<String> user = stackVariables.needsCurrentUser(config) ? Optional.of(user(config)) : Optional.empty();
        user.ifPresent(ocid -> variables.put(StackVariables.CURRENT_USER, ocid));
        Map<String, String> stackTags = new TreeMap<>(config.freeformTags());
        stackTags.put(DeploymentRequest.STACK_TAG, config.stackName());
        if (config.isProtected()) {
            stackTags.putAll(ProtectionTag.tags());
        }
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
                Fingerprint.of(packaged.bundle().digest(), variables, terraformVersion),
                stackVariables.deploymentName(config),
                user,
                packaged.sensitive(),
                new Redaction(packaged.sensitive().secrets(variables)),
                settings);
    }

    private String user(OperatorConfig config) {
        return session.user(config.region())
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.INVALID_CONFIGURATION,
                        "The stack requires the variable " + StackVariables.CURRENT_USER + ", and the "
                                + session.signer(config.region()) + " belongs to no user",
                        "Set spec.variables." + StackVariables.CURRENT_USER + " to the OCID of a user"));
    }

    private static Map<String, Map<String, Object>> definedTags(OperatorConfig config) {
        Map<String, Map<String, Object>> tags = new TreeMap<>();
        config.definedTags().forEach((namespace, values) -> tags.put(namespace, new TreeMap<>(values)));
        return tags;
    }

    @Override
    public void close() {
        try {
            if (storage != null) {
                storage.close();
            }
        } finally {
            resourceManager.close();
        }
    }
}
