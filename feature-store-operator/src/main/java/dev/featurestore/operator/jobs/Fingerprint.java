package dev.featurestore.operator.jobs;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** Freeform tag of a job of a rollback: OCID of the apply job that it returns to. */
    public static final String ROLLBACK_TAG = "feature-store-rollback-to";

    /** Freeform tag of a job of an upgrade that is not its last one: its number, and that of all jobs. */
    public static final String STEP_TAG = "feature-store-upgrade-step";

    /** The tags of a job that returns to an apply job: what that one was started with is deployed again. */
    public static Map<String, String> tagsOfRollback(Job target) {
        Map<String, String> tags = new HashMap<>(target.freeformTags());
        tags.keySet().retainAll(Set.of(BUNDLE_TAG, VARIABLES_TAG, TERRAFORM_TAG));
        tags.put(ROLLBACK_TAG, target.id());
        return tags;
    }

    /** Whether a job has returned the resources to an earlier configuration. */
    public static boolean isRollback(Job job) {
        return job.operation() == JobOperation.APPLY_ROLLBACK
                || (job.operation() == JobOperation.APPLY && rolledBackTo(job).isPresent());
    }

    /** OCID of the job that a rollback returns to; empty if the rollback was not one of this plugin. */
    public static Optional<String> rolledBackTo(Job job) {
        return Optional.ofNullable(job.freeformTags().get(ROLLBACK_TAG));
    }

    /** The fingerprint of a bundle's digest, variables and version of Terraform. */
    public static Fingerprint of(String bundle, Map<String, String> variables, String terraformVersion) {
        return new Fingerprint(bundle, Digests.sha256(variables), terraformVersion);
    }

    /** What a job was started with; empty if it is not one of this plugin. */
    public static Optional<Fingerprint> of(Job job) {
        String bundle = job.freeformTags().get(BUNDLE_TAG);
        String variables = job.freeformTags().get(VARIABLES_TAG);
        String terraform = job.freeformTags().get(TERRAFORM_TAG);
        return bundle == null || variables == null || terraform == null
                ? Optional.empty()
                : Optional.of(new Fingerprint(bundle, variables, terraform));
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
