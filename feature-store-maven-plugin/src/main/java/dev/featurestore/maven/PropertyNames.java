package dev.featurestore.maven;

import java.util.List;
import java.util.Set;

/** The names of all user properties. */
final class PropertyNames {

    static final String SKIP = "featurestore.skip";
    static final String CONFIG = "featurestore.config";
    static final String BUCKET = "featurestore.bucket";
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
    static final String FORCE = "featurestore.force";
    static final String DETACH = "featurestore.detach";
    static final String PLAN = "featurestore.plan";
    static final String AUTO_APPROVE = "featurestore.autoApprove";
    static final String ALLOW_DATA_LOSS = "featurestore.allowDataLoss";
    static final String FAIL_ON_CHANGES = "featurestore.failOnChanges";
    static final String RESULTS_DIRECTORY = "featurestore.resultsDirectory";
    static final String CLASSIFIER = "featurestore.classifier";
    static final String BUSY_TIMEOUT = "featurestore.busyTimeout";
    static final String OUTPUT = "featurestore.output";
    static final String OVERWRITE = "featurestore.overwrite";
    static final String ALL_OPTIONS = "featurestore.allOptions";
    static final String TENANCY_ID = "featurestore.tenancyId";
    static final String COMPARTMENT_ID = "featurestore.compartmentId";
    static final String REGION = "featurestore.region";
    static final String USER_ID = "featurestore.userId";
    static final String STACK_NAME = "featurestore.stackName";
    static final String STACK_ID = "featurestore.stackId";
    static final String LIMIT = "featurestore.limit";
    static final String OUTPUT_NAME = "featurestore.outputName";
    static final String ALLOW_STALE = "featurestore.allowStale";
    static final String JOB = "featurestore.job";
    static final String FORCED = "featurestore.forced";
    static final String CONFIRM = "featurestore.confirm";
    static final String KEEP_STACK = "featurestore.keepStack";
    static final String FOLLOW = "featurestore.follow";
    static final String LEVEL = "featurestore.level";
    static final String TERRAFORM = "featurestore.terraform";
    static final String PROVIDER_SCHEMA = "featurestore.providerSchema";
    static final String GROUP = "featurestore.group";
    static final String POLICY_SCOPE = "featurestore.policyScope";
    static final String COMPARE_POLICIES = "featurestore.comparePolicies";
    static final String CHECK = "featurestore.check";
    static final String CHECK_TIMEOUT = "featurestore.checkTimeout";
    static final String CHECK_WRITES = "featurestore.checkWrites";
    static final String API_ENDPOINT = "featurestore.apiEndpoint";
    static final String IMAGE = "featurestore.image";
    static final String BASE_IMAGE = "featurestore.baseImage";
    static final String IMAGE_TARGET = "featurestore.imageTarget";
    static final String IMAGE_TAR = "featurestore.imageTar";
    static final String IMAGE_USER = "featurestore.imageUser";
    static final String PLATFORMS = "featurestore.platforms";
    static final String REGISTRY = "featurestore.registry";
    static final String REGISTRY_MIRRORS = "featurestore.registryMirrors";
    static final String ALLOW_INSECURE_REGISTRIES = "featurestore.allowInsecureRegistries";
    static final String CONTAINER_EXECUTABLE = "featurestore.container.executable";

    /** Prefix of properties that set variables of the stack. */
    static final String VARIABLES_PREFIX = "featurestore.variables.";

    /** Prefix of the properties that {@code apply} sets, one for each output. */
    static final String OUTPUTS_PREFIX = "featurestore.outputs.";

    /** Properties that select cloud, authentication and stack. Commands in hints repeat them, in this order. */
    static final List<String> CONTEXT = List.of(
            CLOUD,
            ENDPOINT,
            OCI_CONFIG,
            PROFILE,
            AUTH,
            SERVER_ID,
            CA_CERTIFICATES,
            CONFIG,
            STACK_ID,
            COMPARTMENT_ID,
            STACK_NAME,
            REGION,
            BUCKET,
            BACKEND,
            BACKEND_CONFIG,
            CONTAINER_EXECUTABLE,
            TERRAFORM,
            PROVIDER_SCHEMA,
            RESULTS_DIRECTORY);

    /** Properties of {@link #CONTEXT} that {@code init} writes into the configuration. */
    static final Set<String> ANSWERS = Set.of(COMPARTMENT_ID, STACK_NAME, REGION);

    private PropertyNames() {}
}
