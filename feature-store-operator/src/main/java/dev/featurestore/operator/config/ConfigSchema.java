package dev.featurestore.operator.config;

import dev.featurestore.operator.config.AllowedValues.Anything;
import dev.featurestore.operator.config.AllowedValues.Choice;
import dev.featurestore.operator.config.AllowedValues.ListOf;
import dev.featurestore.operator.config.AllowedValues.OcidOf;
import dev.featurestore.operator.config.AllowedValues.Plain;
import dev.featurestore.operator.config.AllowedValues.RegionName;
import dev.featurestore.operator.config.AllowedValues.Section;
import dev.featurestore.operator.config.AllowedValues.Table;
import dev.featurestore.operator.config.AllowedValues.Text;
import dev.featurestore.operator.config.BackendConfig.ContainerBackend;

/**
 * Keys of the configuration files with shape, description, default and example. The verifier, the JSON Schemas, the files that
 * {@code init} writes and {@code docs/configuration.md} use this definition.
 */
public final class ConfigSchema {
    /** The {@code kind} of an operator configuration. */
    public static final String OPERATOR_KIND = "operator";

    /** The {@code kind} of a backend file. */
    public static final String BACKEND_KIND = "operator.local";

    /** Key of {@code spec.drift}: patterns of drift to ignore. */
    public static final String DRIFT_IGNORE = "ignore";

    /** The key of a configuration whose data is lost only if the stack's name confirms it. */
    static final String PROTECTED = "protected";

    private static final Text TEXT = new Text(false);

    private static final Key VERSION = Key.required("version", new Choice("v1"), "Format version of this file.");

    private static final Key KIND_OF_BACKEND =
            Key.required("kind", new Choice(BACKEND_KIND), "Identifies this file as a backend file.");

    private static final Key TYPE_OF_BACKEND = Key.required(
            "type",
            new Choice("java", "container", "python"),
            "Where the operator runs: \"java\" in the JVM of Maven, \"container\" in a local container. \"python\" is"
                    + " the old name of \"java\".");

    /** The keys of {@code spec} in {@code feature_store.yaml}. */
    public static final Section SPEC = new Section(
            Key.optional(
                            "operation",
                            new Choice("create", "update"),
                            "\"create\" updates the stack, or creates it if it does not exist. \"update\" fails if the"
                                    + " stack does not exist.")
                    .withDefault("create")
                    .withExample("update"),
            Key.optional(
                    "stack_id",
                    new OcidOf("ormstack"),
                    "OCID of the existing stack to deploy to. If omitted, the stack is found by its name in the"
                            + " compartment."),
            Key.optional("stack_name", TEXT, "Name of the stack in Resource Manager.")
                    .withDefault("feature-store")
                    .withExample("feature-store-dev"),
            Key.optional("service_version", TEXT, "Version of the feature store's images.")
                    .withExample("\"1.0\""),
            Key.optional("tenancy_id", new OcidOf("tenancy"), "OCID of the tenancy to deploy to."),
            Key.required(
                    "compartment_id",
                    new OcidOf("compartment", "tenancy"),
                    "OCID of the compartment for the stack and its resources. The OCID of the tenancy is the root"
                            + " compartment."),
            Key.required("region", new RegionName(), "Region to deploy to."),
            Key.optional(
                    "user_id",
                    new OcidOf("user"),
                    "OCID of the deploying user, which needs read access to the repositories of the images."),
            Key.optional("stack", stack(), "Terraform configuration to deploy. If omitted, the bundled stack."),
            Key.optional(
                            "variables",
                            new Table(new Anything()),
                            "Variables of the stack that have no key of their own in spec. Write lists and objects as YAML.")
                    .withExample("{ingress: private}"),
            Key.optional("freeform_tags", new Table(new Plain()), "Freeform tags of the stack in Resource Manager.")
                    .withExample("{ department: finance }"),
            Key.optional(
                            "defined_tags",
                            new Table(new Table(new Plain())),
                            "Defined tags of the stack in Resource Manager, by namespace.")
                    .withExample("{ operations: { cost_center: \"42\" } }"),
            Key.optional("drift", drift(), "Settings of the goal drift."));

    /** {@code feature_store.yaml}. */
    public static final Section OPERATOR = new Section(
            Key.required("kind", new Choice(OPERATOR_KIND), "Identifies this file as an operator configuration."),
            Key.required("type", new Choice("feature_store"), "Operator of this configuration."),
            VERSION,
            Key.optional(
                            PROTECTED,
                            new AllowedValues.Bool(),
                            "Whether an apply that loses data needs the name of the stack, -Dfeaturestore.confirm=NAME, in addition"
                                    + " to -Dfeaturestore.allowDataLoss.")
                    .withDefault("false")
                    .withExample("true"),
            Key.required("spec", SPEC, "Deployment settings."));

    /** A backend file of type {@code java}, which runs the operator in this JVM. {@code python} is its old name. */
    public static final Section JAVA_BACKEND =
            new Section(KIND_OF_BACKEND, TYPE_OF_BACKEND, VERSION, Key.optional("spec", new Section(), "Has no keys."));

    /** A backend file of type {@code container}. */
    public static final Section CONTAINER_BACKEND = new Section(
            KIND_OF_BACKEND,
            TYPE_OF_BACKEND,
            VERSION,
            Key.optional("spec", containerSpec(), "Settings of the container."));

    private ConfigSchema() {}

    private static Section stack() {
        return new Section(
                Key.optional(
                                "source",
                                TEXT,
                                "Folder or zip file with the Terraform configuration, relative to this file.")
                        .withExample("terraform"),
                Key.optional(
                                "working_directory",
                                new Text(true),
                                "Folder within spec.stack.source to run Terraform in.")
                        .withDefault("")
                        .withExample("environments/dev"),
                Key.optional("terraform_version", TEXT, "Terraform version of the stack in Resource Manager.")
                        .withDefault("1.5.x")
                        .withExample("1.5.x"));
    }

    private static Section drift() {
        return new Section(Key.optional(
                        DRIFT_IGNORE,
                        new ListOf(TEXT, true),
                        "Drift to ignore, each as the address of a resource, or as an address, a dot and the path of an"
                                + " attribute. \"*\" matches any characters. What is below an entry is ignored too: instances of"
                                + " a resource, resources of a module, parts of an attribute.")
                .withExample("[oci_core_vcn.this.freeform_tags, \"*.defined_tags\"]"));
    }

    private static Section containerSpec() {
        return new Section(
                Key.optional("image", TEXT, "Image to run.")
                        .withDefault(ContainerBackend.DEFAULT_IMAGE)
                        .withExample("ghcr.io/example/feature_store:v1"),
                Key.optional(
                                "env",
                                new ListOf(
                                        new Section(
                                                Key.required(
                                                        "name",
                                                        new AllowedValues.EnvironmentName(),
                                                        "Name of the environment variable."),
                                                Key.optional(
                                                                "value",
                                                                new Plain(),
                                                                "Value of the environment variable. If omitted, its"
                                                                        + " value in the environment of Maven.")
                                                        .withExample("DEBUG")),
                                        false),
                                "Environment variables of the container.")
                        .withExample("[{name: LOG_LEVEL, value: DEBUG}]"),
                Key.optional(
                                "volume",
                                new ListOf(new AllowedValues.Mount(), true),
                                "Folders to mount in the container, each as \"FOLDER:FOLDER IN THE CONTAINER[:ro]\". A folder"
                                        + " \".oci\" is read-only unless you append \":rw\".")
                        .withDefault(ContainerBackend.DEFAULT_VOLUME)
                        .withExample("/home/me/.oci:" + ContainerBackend.HOME + "/.oci:ro"),
                Key.optional(
                                "network",
                                TEXT,
                                "Network of the container; \"host\" is the network of this machine. If omitted, the value of"
                                        + " the environment variable CONTAINER_NETWORK, or else the engine's default.")
                        .withExample("host"),
                Key.optional(
                                "options",
                                new ListOf(new AllowedValues.EngineOption(), true),
                                "Additional options of the engine's run command, each as \"--NAME\" or \"--NAME=VALUE\". They replace"
                                        + " the operator's own of the same name: \"--read-only\", \"--cap-drop=all\","
                                        + " \"--security-opt=no-new-privileges\", \"--tmpfs=/tmp\", \"--user\", \"--userns\".")
                        .withExample("--memory=1g"));
    }
}
