package dev.featurestore.operator.config;

/**
 * The limits of Resource Manager and of tags that a configuration can exceed. A request that exceeds one is refused by OCI, in the
 * worst case after the stack has been created.
 */
public final class ServiceLimits {

    /** Maximum characters of a display name (OCI API reference, Resource Manager, CreateStackDetails and CreateJobDetails). */
    public static final int DISPLAY_NAME = 255;

    /** Maximum characters of a stack's name: the longest name of a job is {@code destroy} and the stack's name. */
    public static final int STACK_NAME = DISPLAY_NAME - "destroy ".length();

    /** Maximum bytes of a name and of a value of a variable (OCI documentation, "Resource Manager Limits"). */
    public static final int VARIABLE_BYTES = 8192;

    /** Maximum number of variables of a stack (OCI documentation, "Resource Manager Limits"). */
    public static final int VARIABLES = 250;

    /** Maximum characters of a tag key and of a tag namespace (OCI documentation, "Tagging Overview", limits on tags). */
    public static final int TAG_KEY = 100;

    /** Maximum characters of a tag value (as above). */
    public static final int TAG_VALUE = 256;

    /** Maximum number of freeform tags of a resource (as above). */
    public static final int FREEFORM_TAGS = 10;

    /** Maximum number of defined tags of a resource (as above). */
    public static final int DEFINED_TAGS = 64;

    private ServiceLimits() {}
}
