package dev.featurestore.operator.config;

import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.config.Shape.Anything;
import dev.featurestore.operator.config.Shape.Choice;
import dev.featurestore.operator.config.Shape.ListOf;
import dev.featurestore.operator.config.Shape.OcidOf;
import dev.featurestore.operator.config.Shape.Plain;
import dev.featurestore.operator.config.Shape.RegionName;
import dev.featurestore.operator.config.Shape.Section;
import dev.featurestore.operator.config.Shape.Table;
import dev.featurestore.operator.config.Shape.Text;

/**
 * The one definition of the configuration files: the verifier checks by it, and the comments in the files that
 * {@code init} writes are its descriptions. Keys and types without a further word are those of the original operator.
 */
public final class ConfigSchema {
    /** Kind of an operator configuration. */
    public static final String OPERATOR_KIND = "operator";

    /** Kind of a backend file. */
    public static final String BACKEND_KIND = "operator.local";

    private static final Text TEXT = new Text(false);

    private static final Key VERSION = Key.required("version", new Choice("v1"), "Version of this file's format.");

    private static final Key KIND_OF_BACKEND =
            Key.required("kind", new Choice(BACKEND_KIND), "Says that this file configures a backend.");

    private static final Key TYPE_OF_BACKEND = Key.required(
            "type",
            new Choice("java", "container", "python"),
            "Where the operator runs: in this JVM (java, or its old name python) or in a local container.");

    /** What stands below {@code spec} in {@code feature_store.yaml}. */
    public static final Section SPEC = new Section(
            Key.optional(
                            "operation",
                            new Choice("create", "update"),
                            "create makes the stack, or brings it up to date if it is there already; update demands"
                                    + " that it is there.")
                    .withDefault("create"),
            Key.optional(
                    "stack_id",
                    new OcidOf("ormstack"),
                    "The stack in Resource Manager to work on. Without it the stack is found by its name in the"
                            + " compartment."),
            Key.optional("stack_name", TEXT, "Name of the stack in Resource Manager.")
                    .withDefault("feature-store"),
            Key.optional("service_version", TEXT, "Version of the feature store's images.")
                    .withExample("\"1.0\""),
            Key.optional("tenancy_id", new OcidOf("tenancy"), "The tenancy to deploy into."),
            Key.required(
                    "compartment_id",
                    new OcidOf("compartment", "tenancy"),
                    "The compartment that holds the stack and all that it makes; the tenancy's OCID is the root"
                            + " compartment."),
            Key.required("region", new RegionName(), "The region to deploy into."),
            Key.optional("user_id", new OcidOf("user"), "A user who can pull the feature store's images."),
            Key.optional("stack", stack(), "The Terraform configuration to deploy. Without it the bundled one."),
            Key.optional(
                    "variables",
                    new Table(new Anything()),
                    "Variables of the stack that have no key of their own above; lists and objects as YAML."),
            Key.optional("freeform_tags", new Table(new Plain()), "Free-form tags of the stack.")
                    .withExample("{ department: finance }"),
            Key.optional("defined_tags", new Table(new Table(new Plain())), "Defined tags of the stack, by namespace.")
                    .withExample("{ operations: { cost_center: \"42\" } }"));

    /** {@code feature_store.yaml}. */
    public static final Section OPERATOR = new Section(
            Key.required("kind", new Choice(OPERATOR_KIND), "Says that this file configures an operator."),
            Key.required("type", new Choice("feature_store"), "Says which operator: the feature store's."),
            VERSION,
            Key.required("spec", SPEC, "What to deploy, and where."));

    /** A backend file of type {@code java}, which runs the operator in this JVM. {@code python} is its old name. */
    public static final Section JAVA_BACKEND = new Section(
            KIND_OF_BACKEND, TYPE_OF_BACKEND, VERSION, Key.optional("spec", new Section(), "Nothing to configure."));

    /** A backend file of type {@code container}. */
    public static final Section CONTAINER_BACKEND = new Section(
            KIND_OF_BACKEND, TYPE_OF_BACKEND, VERSION, Key.optional("spec", containerSpec(), "The container."));

    private ConfigSchema() {}

    private static Section stack() {
        return new Section(
                Key.optional("source", TEXT, "Folder or zip with the Terraform files, relative to this file.")
                        .withExample("terraform"),
                Key.optional("working_directory", new Text(true), "Folder in the source that Terraform runs in.")
                        .withDefault(""),
                Key.optional("terraform_version", TEXT, "Terraform version that Resource Manager is asked for.")
                        .withDefault("1.5.x"));
    }

    private static Section containerSpec() {
        return new Section(
                Key.optional("image", TEXT, "The image to run.").withDefault(ContainerBackend.DEFAULT_IMAGE),
                Key.optional(
                        "env",
                        new ListOf(
                                new Section(
                                        Key.required("name", new Shape.EnvironmentName(), "Name of the variable."),
                                        Key.optional(
                                                "value",
                                                new Plain(),
                                                "Its value; without one, that of Maven's environment.")),
                                false),
                        "Environment variables of the container."),
                Key.optional(
                                "volume",
                                new ListOf(new Shape.Mount(), true),
                                "Folders of this machine that the container sees: FOLDER:FOLDER IN THE CONTAINER[:ro]."
                                        + " A folder .oci is read-only unless :rw is written.")
                        .withDefault(ContainerBackend.DEFAULT_VOLUME),
                Key.optional(
                                "network",
                                TEXT,
                                "The network that the container is in; host is this machine's own. Without it: what the"
                                        + " environment variable CONTAINER_NETWORK names, or else the engine's default.")
                        .withExample("host"),
                Key.optional(
                                "options",
                                new ListOf(new Shape.EngineOption(), true),
                                "Further options of the engine's run command, each as --NAME or --NAME=VALUE.")
                        .withExample("--memory=1g"));
    }
}
