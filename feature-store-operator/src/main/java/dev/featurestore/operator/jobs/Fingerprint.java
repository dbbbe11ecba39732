package dev.featurestore.operator.jobs;

import dev.featurestore.operator.cloud.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Digests of what a job is started with, stored as freeform tags of the job. On the stack they would be wrong after a run
 * that was killed between the update and the job.
 *
 * @param bundle digest of the Terraform configuration
 * @param variables digest of the variables
 * @param terraformVersion such as {@code 1.5.x}
 */
public record Fingerprint(String bundle, String variables, String terraformVersion) {

    /** Freeform tag of a job of this plugin: digest of the Terraform configuration that it was started with. */
    public static final String BUNDLE_TAG = "feature-store-bundle-sha256";

    /** Freeform tag of a job of this plugin: digest of the variables that it was started with. */
    public static final String VARIABLES_TAG = "feature-store-variables-sha256";

    /** Freeform tag of a job of this plugin: the version of Terraform that it was started with. */
    public static final String TERRAFORM_TAG = "feature-store-terraform-version";

    /** Freeform tag of a job of this plugin: the etag of the stack when it was started. */
    public static final String ETAG_TAG = "feature-store-stack-etag";

    /** The fingerprint of a bundle's digest, variables and version of Terraform. */
    public static Fingerprint of(String bundle, Map<String, String> variables, String terraformVersion) {
        return new Fingerprint(bundle, Digests.sha256(variables), terraformVersion);
    }

    /** The tags of a job that is started with this on a stack with an etag. */
    public Map<String, String> tags(String stackEtag) {
        return Map.of(
                BUNDLE_TAG, bundle, VARIABLES_TAG, variables, TERRAFORM_TAG, terraformVersion, ETAG_TAG, stackEtag);
    }

    /** Whether a job was started with this. */
    public boolean isOf(Job job) {
        return differences(job).isEmpty();
    }

    /** What differs from that with which a job was started. */
    public List<String> differences(Job job) {
        List<String> differences = new ArrayList<>();
        if (!bundle.equals(job.freeformTags().get(BUNDLE_TAG))) {
            differences.add("Terraform configuration of the job");
        }
        if (!variables.equals(job.freeformTags().get(VARIABLES_TAG))) {
            differences.add("variables of the job");
        }
        if (!terraformVersion.equals(job.freeformTags().get(TERRAFORM_TAG))) {
            differences.add("Terraform version of the job");
        }
        return differences;
    }
}
