package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.Router;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.objectstorage.ServedObjectStorage;
import dev.featurestore.emulator.rest.RetryTokens;
import dev.featurestore.emulator.settings.SettingsSource;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.emulator.store.SteadyClock;
import java.util.List;

/** OCI Resource Manager ("Resource Manager API", version 20180917), with its state in a folder. */
public final class ServedResourceManager implements AutoCloseable {

    private static final String VERSION = "/20180917";

    private final Ledger ledger;
    private final JobRunner runner;
    private final ServedStacks stacks;
    private final ServedJobs jobs;
    private final JobFiles files;
    private final LogPages logs;
    private final DriftDetection drifts;
    private final CompartmentChange compartments;
    private final WorkRequests workRequests;

    /**
     * Opens the state in a folder. Marks jobs as failed that ran when it was last used.
     *
     * @param directory the folder, with no other files
     * @param engines the engines of jobs
     * @param settings the settings
     * @param objectStorage the buckets of stacks
     * @param states receives the stacks' states, first those in the folder
     * @param clock the clock for all times; it continues after those in the folder
     */
    public ServedResourceManager(
            PrivateDirectory directory,
            EngineSource engines,
            SettingsSource settings,
            ServedObjectStorage objectStorage,
            StackStates states,
            SteadyClock clock) {
        this.ledger = new Ledger(directory);
        ledger.latestTime().ifPresent(clock::continueAfter);
        Bundles bundles = new Bundles(ledger.blobs());
        RetryTokens retryTokens = new RetryTokens(directory.folder("retry-tokens"), clock, ledger::exists);
        BucketBundles buckets = new BucketBundles(objectStorage, ledger.blobs());
        this.runner = new JobRunner(ledger, engines, buckets, states, clock);
        this.drifts = new DriftDetection(ledger, retryTokens, settings, engines, clock);
        this.compartments = new CompartmentChange(ledger, retryTokens, clock);
        this.workRequests = new WorkRequests(ledger, clock);
        this.stacks = new ServedStacks(ledger, bundles, buckets, retryTokens, drifts, states, clock);
        this.jobs = new ServedJobs(ledger, runner, retryTokens, settings, clock);
        this.files = new JobFiles(ledger, buckets, settings, clock);
        this.logs = new LogPages(ledger, settings);
        runner.failInterrupted();
        for (ServedStack stack : ledger.stacks().all()) {
            ledger.publish(stack, states);
        }
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
                .route("POST", stack + "/actions/changeCompartment", compartments::change)
                .route("POST", stack + "/actions/detectDrift", drifts::detect)
                .route("POST", stack + "/actions/listResourceDriftDetails", drifts::details)
                .route("GET", stack + "/tfConfig", files::stackConfiguration)
                .route("GET", stack + "/tfState", files::stackState)
                .route("GET", stack + "/associatedResources", files::stackResources);
        String allJobs = VERSION + "/jobs";
        String job = allJobs + "/{jobId}";
        routes.route("POST", allJobs, jobs::create)
                .route("GET", allJobs, jobs::list)
                .route("GET", job, jobs::get)
                .route("PUT", job, jobs::update)
                .route("DELETE", job, jobs::cancel)
                .route("GET", job + "/logs", logs::page)
                .route("GET", job + "/logs/content", logs::content)
                .route("GET", job + "/detailedLogContent", logs::detailed)
                .route("GET", job + "/tfConfig", files::configuration)
                .route("GET", job + "/tfState", files::state)
                .route("GET", job + "/tfPlan", files::plan)
                .route("GET", job + "/outputs", files::outputs)
                .route("GET", job + "/associatedResources", files::resources);
        String work = VERSION + "/workRequests/{workRequestId}";
        routes.route("GET", VERSION + "/workRequests", workRequests::list)
                .route("GET", work, workRequests::get)
                .route("GET", work + "/logs", workRequests::logs)
                .route("GET", work + "/errors", workRequests::errors)
                .route("GET", VERSION + "/terraformVersions", ServedResourceManager::terraformVersions);
    }

    /** Reads its stacks and jobs. */
    public ResourceManagerReader reader() {
        return new ResourceManagerReader(ledger);
    }

    /** The unfinished jobs, each by its operation and its stack. */
    public List<String> unfinishedJobs() {
        return ledger.jobs().all().stream()
                .filter(job -> !job.finished())
                .map(job -> job.order().operation() + " job " + job.id() + " of stack "
                        + ledger.stack(job.order().stackId()).displayName())
                .toList();
    }

    private static Response terraformVersions(Request request) {
        ObjectNode json = Json.object();
        json.putArray("items")
                .addObject()
                .put("name", ServedStackDetails.DEFAULT_TERRAFORM)
                .put("isDefault", true);
        return Response.json(200, json);
    }

    /**
     * Stops the running jobs; they are marked as failed when the folder is opened again. Results of an engine that does
     * not stop in time are dropped.
     */
    @Override
    public void close() {
        runner.close();
        ledger.close();
    }
}
