package dev.featurestore.operator.check;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.deploy.Pace;
import dev.featurestore.operator.deploy.TargetFinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The outputs of a configuration's stack, as its last apply job left them. */
public final class LastOutputs {

    /** Resource Manager has them about a second after the job's end. */
    private static final Duration LATEST = Duration.ofSeconds(60);

    private static final String HINT =
            "deploy it first (mvn featurestore:apply), or name the address with -Dfeaturestore.apiEndpoint";

    private final ResourceManager resourceManager;
    private final Clock clock;
    private final Pace pace;

    public LastOutputs(ResourceManager resourceManager, Clock clock, Pace pace) {
        this.resourceManager = resourceManager;
        this.clock = clock;
        this.pace = pace;
    }

    /**
     * Finds them.
     *
     * @throws FeatureStoreException {@code STACK_NOT_FOUND} if there is no stack, or nothing of it is deployed,
     *     {@code STACK_AMBIGUOUS} if there are several
     */
    public List<Output> of(OperatorConfig config) throws InterruptedException {
        Stack stack = stack(config);
        Job job = lastApply(stack);
        Instant latest = clock.instant().plus(LATEST);
        while (true) {
            Optional<List<Output>> outputs = resourceManager.jobs().outputs(job.id());
            if (outputs.isPresent()) {
                return outputs.get();
            }
            if (clock.instant().isAfter(latest)) {
                throw FeatureStoreException.of(
                        FailureCode.CLOUD_IN_TROUBLE,
                        "job " + job.id() + " succeeded, but its outputs are still not to be had",
                        "run the same command again later, or name the address with -Dfeaturestore.apiEndpoint");
            }
            pace.moment();
        }
    }

    private Stack stack(OperatorConfig config) {
        TargetFinder stacks = new TargetFinder(resourceManager.stacks());
        if (config.stackId().isPresent()) {
            return stacks.byId(config.stackId().get()).stack();
        }
        return stacks.byName(config.compartmentId(), config.stackName())
                .orElseThrow(() -> notFound(
                        "no stack named " + config.stackName() + " is in compartment " + config.compartmentId()));
    }

    private Job lastApply(Stack stack) {
        for (Job job : resourceManager.jobs().of(stack.id())) {
            if (job.state() == JobState.SUCCEEDED && job.operation() == JobOperation.APPLY) {
                return job;
            }
            if (job.state() == JobState.SUCCEEDED && job.operation() == JobOperation.DESTROY) {
                throw notFound(
                        "nothing of stack " + stack.name() + " is deployed: job " + job.id() + " has destroyed it");
            }
        }
        throw notFound("nothing of stack " + stack.name() + " is deployed: no apply job of it has succeeded");
    }

    private static FeatureStoreException notFound(String message) {
        return FeatureStoreException.of(FailureCode.STACK_NOT_FOUND, message, HINT);
    }
}
