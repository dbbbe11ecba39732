package dev.featurestore.operator;

import dev.featurestore.operator.cloud.CompartmentAddress;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackAddress;
import dev.featurestore.operator.deploy.StackFinder;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.EventLines;
import dev.featurestore.operator.values.Values;
import dev.featurestore.operator.verify.PlaceReader;
import java.util.Optional;
import java.util.function.Consumer;

/** Signs in, and finds what a request is about. */
final class StackAccess {

    private final Console console;
    private final StackRequest request;
    private final FileNames names;
    private final Values values;

    StackAccess(Console console, StackRequest request, FileNames names, Values values) {
        this.console = console;
        this.request = request;
        this.names = names;
        this.values = values;
    }

    /** What is done with a job. */
    interface JobWork {
        void on(CloudSession session, ResourceManager resourceManager, Job job);
    }

    /** What is done with a compartment. */
    interface CompartmentWork {
        void on(String compartmentId, String region, ResourceManager resourceManager);
    }

    /** Does something with a job, whatever its stack. */
    void onJob(String jobId, JobWork work) {
        inCloud(session -> {
            String region = session.region(locator(session).regionOfJob(jobId));
            try (ResourceManager resourceManager = session.resourceManager(region)) {
                work.on(session, resourceManager, resourceManager.jobs().job(jobId));
            }
        });
    }

    /** Does something with the stack, which must be there. */
    void onStack(Consumer<OpenedStack> work) {
        onStack(
                address -> {
                    throw StackFinder.absent(address);
                },
                work);
    }

    /**
     * Does something with the stack.
     *
     * @param absent what is done if it is not there
     */
    void onStack(Consumer<StackAddress> absent, Consumer<OpenedStack> work) {
        inCloud(session -> {
            StackAddress address = locator(session).stack();
            String region = session.region(address.region());
            try (ResourceManager resourceManager = session.resourceManager(region)) {
                Optional<Stack> stack = new StackFinder(resourceManager).find(address, new EventLines(console));
                if (stack.isEmpty()) {
                    absent.accept(address);
                } else {
                    work.accept(new OpenedStack(session, resourceManager, region, stack.get()));
                }
            }
        });
    }

    /** Does something with the compartment. */
    void onCompartment(CompartmentWork work) {
        inCloud(session -> {
            CompartmentAddress compartment = locator(session).compartment();
            String region = session.region(compartment.region());
            try (ResourceManager resourceManager = session.resourceManager(region)) {
                work.on(compartment.id(), region, resourceManager);
            }
        });
    }

    /** Does something that is about no stack. */
    void inCloud(Consumer<CloudSession> work) {
        if (request.cloud().rehearsal()) {
            console.warn("REHEARSAL: this is the embedded cloud, not OCI.");
        }
        try (CloudSession session = new CloudSession(request.cloud(), console)) {
            work.accept(session);
        }
    }

    private StackLocator locator(CloudSession session) {
        return new StackLocator(request, new PlaceReader(names, values, session));
    }
}
