package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Changes;
import dev.featurestore.operator.cloud.CompartmentAddress;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackAddress;
import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.deploy.ProtectionTag;
import dev.featurestore.operator.deploy.StackFinder;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.EventLines;
import dev.featurestore.operator.report.StackFacts;
import dev.featurestore.operator.verify.ConfiguredPlace;
import dev.featurestore.operator.verify.PlaceReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Signs in, and finds the stack, job or compartment of a request. */
final class StackAccess {

    private final Project project;
    private final StackRequest request;

    StackAccess(Project project, StackRequest request) {
        this.project = project;
        this.request = request;
    }

    /** The session for the request, which marks a rehearsal in the first line. */
    CloudSession connect() {
        return connect(new Changes());
    }

    /**
     * The session for the request, which marks a rehearsal in the first line.
     *
     * @param changes receives the changes of the run
     */
    CloudSession connect(Changes changes) {
        Console console = project.console();
        if (request.cloud().rehearsal()) {
            console.warn("REHEARSAL: this is the embedded cloud, not OCI.");
        }
        return new CloudSession(request.cloud(), console, changes);
    }

    /** The job in a parameter, of any stack. */
    OpenedJob job(CloudSession session, String parameter, String jobId) {
        ResourceManager resourceManager =
                session.resourceManager(session.region(locator(session).regionOfJob(parameter, jobId)));
        try {
            return new OpenedJob(
                    session, resourceManager, resourceManager.jobs().job(jobId));
        } catch (FeatureStoreException e) {
            resourceManager.close();
            throw e;
        }
    }

    /**
     * The stack.
     *
     * @throws FeatureStoreException {@code STACK_NOT_FOUND} if it does not exist
     */
    OpenedStack stack(CloudSession session) {
        StackAddress address = address(session);
        return find(session, address).orElseThrow(() -> StackFinder.absent(address));
    }

    /** The address of the stack. */
    StackAddress address(CloudSession session) {
        return locator(session).stack();
    }

    /** The stack with an address, if it exists. */
    Optional<OpenedStack> find(CloudSession session, StackAddress address) {
        String region = session.region(address.region());
        ResourceManager resourceManager = session.resourceManager(region);
        try {
            Optional<OpenedStack> opened = new StackFinder(resourceManager)
                    .find(address, new EventLines(project.console()))
                    .map(stack -> new OpenedStack(session, resourceManager, region, stack));
            opened.ifPresent(found -> requireEnvironment(found.stack(), session));
            if (opened.isEmpty()) {
                resourceManager.close();
            }
            return opened;
        } catch (FeatureStoreException e) {
            resourceManager.close();
            throw e;
        }
    }

    /** An OCID and an environment that mean two stacks: it is not known which one is meant. */
    private void requireEnvironment(Stack stack, CloudSession session) {
        if (request.stackId().isEmpty()
                || !(request.config() instanceof Source.Layers layers)
                || layers.environment().isEmpty()) {
            return;
        }
        boolean same;
        try {
            same = StackLocator.names(place(session), stack);
        } catch (FeatureStoreException unreadable) {
            return;
        }
        if (!same) {
            throw FeatureStoreException.of(
                    FailureCode.CONFLICTING_PARAMETERS,
                    "featurestore.stackId is the OCID of stack " + StackFacts.name(stack) + ", but environment "
                            + layers.environment().get().name() + " has another stack",
                    "Remove one of the two");
        }
    }

    /** The patterns of {@code spec.drift.ignore} of the stack's configuration, read now. */
    Function<Stack, List<String>> ignoredDrift(CloudSession session) {
        return configured(session, place -> place.texts("drift", ConfigSchema.DRIFT_IGNORE), List.of());
    }

    /** Whether the stack's configuration is protected, or the one that was applied last was. It need not be deployable. */
    boolean isProtected(Stack stack, CloudSession session) {
        return ProtectionTag.isSet(stack)
                || configured(session, ConfiguredPlace::isProtected, false).apply(stack);
    }

    /**
     * A fact of the configuration of a stack: the one that names the stack. If the request names the stack by its OCID, the
     * configuration is used if it is that of the stack, and need not be valid.
     */
    private <T> Function<Stack, T> configured(CloudSession session, Function<ConfiguredPlace, T> fact, T otherwise) {
        if (!request.hasConfiguration()) {
            return stack -> otherwise;
        }
        if (request.stackId().isEmpty()) {
            T known = fact.apply(place(session));
            return stack -> known;
        }
        return stack -> {
            String file = request.config().shown(project.names());
            try {
                ConfiguredPlace place = place(session);
                if (StackLocator.names(place, stack)) {
                    return fact.apply(place);
                }
                project.console().info("Not used: " + file + ", the configuration of another stack");
            } catch (FeatureStoreException unreadable) {
                project.console().warn("Not used: " + file + ", which cannot be read:");
                unreadable.message().lines().forEach(project.console()::warn);
            }
            return otherwise;
        };
    }

    private ConfiguredPlace place(CloudSession session) {
        return places(session).read(request.config(), request.overrides(), "Set -Dfeaturestore.config=FILE");
    }

    /** The compartment. */
    OpenedCompartment compartment(CloudSession session) {
        CompartmentAddress compartment = locator(session).compartment();
        String region = session.region(compartment.region());
        return new OpenedCompartment(compartment.id(), region, session.resourceManager(region));
    }

    private StackLocator locator(CloudSession session) {
        return new StackLocator(request, places(session));
    }

    private PlaceReader places(CloudSession session) {
        return new PlaceReader(project.names(), project.values(), session);
    }
}
