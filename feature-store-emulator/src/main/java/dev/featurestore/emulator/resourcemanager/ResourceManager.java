package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.http.Router;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.time.Clock;

/** OCI Resource Manager ("Resource Manager API", version 20180917), with its state in a folder. */
public final class ResourceManager implements AutoCloseable {

    private static final String VERSION = "/20180917";

    private final Ledger ledger;
    private final JobRunner runner;
    private final Stacks stacks;
    private final Jobs jobs;
    private final JobFiles files;
    private final LogPages logs;

    /**
     * Opens what is in the folder. Jobs that were under way when it was last used are failed.
     *
     * @param directory the folder, used by nobody else
     * @param engines run the jobs
     * @param clock gives all times
     */
    public ResourceManager(PrivateDirectory directory, EngineSource engines, Clock clock) {
        this.ledger = new Ledger(directory);
        Bundles bundles = new Bundles(ledger.blobs());
        RetryTokens retryTokens = new RetryTokens(directory.folder("retry-tokens"), clock, ledger::exists);
        this.runner = new JobRunner(ledger, engines, clock);
        this.stacks = new Stacks(ledger, bundles, retryTokens, clock);
        this.jobs = new Jobs(ledger, runner, retryTokens, clock);
        this.files = new JobFiles(ledger, bundles);
        this.logs = new LogPages(ledger);
        runner.failInterrupted();
    }

    /** Adds its operations to a table of routes. */
    public void addTo(Router.Builder routes) {
        String allStacks = VERSION + "/stacks";
        String stack = allStacks + "/{stackId}";
        routes.route("POST", allStacks, stacks::create)
                .route("GET", allStacks, stacks::list)
                .route("GET", stack, stacks::get)
                .route("PUT", stack, stacks::update)
                .route("DELETE", stack, stacks::delete)
                .route("GET", stack + "/tfConfig", files::stackConfiguration)
                .route("GET", stack + "/tfState", files::stackState)
                .route("GET", stack + "/associatedResources", files::stackResources);
        String allJobs = VERSION + "/jobs";
        String job = allJobs + "/{jobId}";
        routes.route("POST", allJobs, jobs::create)
                .route("GET", allJobs, jobs::list)
                .route("GET", job, jobs::get)
                .route("DELETE", job, jobs::cancel)
                .route("GET", job + "/logs", logs::page)
                .route("GET", job + "/logs/content", logs::content)
                .route("GET", job + "/tfConfig", files::configuration)
                .route("GET", job + "/tfState", files::state)
                .route("GET", job + "/tfPlan", files::plan)
                .route("GET", job + "/outputs", files::outputs)
                .route("GET", job + "/associatedResources", files::resources);
    }

    /**
     * Stops the jobs that run; they are failed when the folder is opened again. What an engine gives that does not stop
     * in time is not kept.
     */
    @Override
    public void close() {
        runner.close();
        ledger.close();
    }
}
