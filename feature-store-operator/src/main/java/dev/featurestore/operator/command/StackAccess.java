package dev.featurestore.operator.command;

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

/** Signs in, and finds the stack, job or compartment of a request. */
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

    /** Work on a job. */
    interface JobWork {
        void on(CloudSession session, ResourceManager resourceManager, Job job);
    }

    /** Work on a compartment. */
    interface CompartmentWork {
        void on(String compartmentId, String region, ResourceManager resourceManager);
    }

    /** Runs work on a job of any stack. */
    void onJob(String jobId, JobWork work) {
        inCloud(session -> {
            String region = session.region(locator(session).regionOfJob(jobId));
            try (ResourceManager resourceManager = session.resourceManager(region)) {
                work.on(session, resourceManager, resourceManager.jobs().job(jobId));
            }
        });
    }

    /** Runs work on the stack; fails if it does not exist. */
    void onStack(Consumer<OpenedStack> work) {
        onStack(
                address -> {
                    throw StackFinder.absent(address);
                },
                work);
    }

    /**
     * Runs work on the stack.
     *
     * @param absent runs if the stack does not exist
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

    /** Runs work on the compartment. */
    void onCompartment(CompartmentWork work) {
        inCloud(session -> {
            CompartmentAddress compartment = locator(session).compartment();
            String region = session.region(compartment.region());
            try (ResourceManager resourceManager = session.resourceManager(region)) {
                work.on(compartment.id(), region, resourceManager);
            }
        });
    }

    /** Runs work that needs no stack. */
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
