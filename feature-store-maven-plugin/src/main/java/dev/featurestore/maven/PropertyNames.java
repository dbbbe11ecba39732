package dev.featurestore.maven;

/**
 * Names of properties that more than one class mentions. The plugin's descriptor lists all properties: see {@link GoalParameters}.
 */
final class PropertyNames {

    static final String CONFIG = "featurestore.config";
    static final String ENVIRONMENT = "featurestore.environment";
    static final String ENVIRONMENTS = "featurestore.environments";
    static final String CONFIGS = "featurestore.configs";
    static final String PARALLEL = "featurestore.parallel";
    static final String FAIL_FAST = "featurestore.failFast";
    static final String API_ENDPOINT = "featurestore.apiEndpoint";
    static final String BUCKET = "featurestore.bucket";
    static final String EXCLUDES = "featurestore.excludes";
    static final String BACKEND = "backend";
    static final String BACKEND_CONFIG = "featurestore.backendConfig";
    static final String FORMAT = "featurestore.format";
    static final String CLOUD = "featurestore.cloud";
    static final String ENDPOINT = "featurestore.endpoint";
    static final String OCI_CONFIG = "featurestore.ociConfig";
    static final String PROFILE = "featurestore.profile";
    static final String AUTH = "featurestore.auth";
    static final String SERVER_ID = "featurestore.serverId";
    static final String CA_CERTIFICATES = "featurestore.caCertificates";
    static final String DRY_RUN = "featurestore.dryRun";
    static final String PLAN = "featurestore.plan";
    static final String OPEN = "featurestore.open";
    static final String RESULTS_DIRECTORY = "featurestore.resultsDirectory";
    static final String BUSY_TIMEOUT = "featurestore.busyTimeout";
    static final String OUTPUT = "featurestore.output";
    static final String OVERWRITE = "featurestore.overwrite";
    static final String COMPARTMENT_ID = "featurestore.compartmentId";
    static final String REGION = "featurestore.region";
    static final String STACK_NAME = "featurestore.stackName";
    static final String STACK_ID = "featurestore.stackId";
    static final String OUTPUT_NAME = "featurestore.outputName";
    static final String JUNIT_FILE = "featurestore.junitFile";
    static final String JOB = "featurestore.job";
    static final String TO_JOB = "featurestore.toJob";
    static final String CONFIRM = "featurestore.confirm";
    static final String TERRAFORM = "featurestore.terraform";
    static final String PROVIDER_SCHEMA = "featurestore.providerSchema";
    static final String PROVISIONERS = "featurestore.rehearsal.provisioners";
    static final String RETRY_TIMEOUT = "featurestore.retryTimeout";
    static final String PORT = "featurestore.port";
    static final String DETACH = "featurestore.detach";
    static final String CHECK_TIMEOUT = "featurestore.checkTimeout";
    static final String CHECK_WRITES = "featurestore.checkWrites";
    static final String IMAGE = "featurestore.image";
    static final String IMAGE_TAR = "featurestore.imageTar";
    static final String CONTAINER_EXECUTABLE = "featurestore.container.executable";

    /** Prefix of properties that set variables of the stack. */
    static final String VARIABLES_PREFIX = "featurestore.variables.";

    /** Prefix of the properties that {@code apply} sets, one for each output. */
    static final String OUTPUTS_PREFIX = "featurestore.outputs.";

    private PropertyNames() {}
}
