package dev.featurestore.operator.report;

import dev.featurestore.operator.joblog.TerraformError;
import dev.featurestore.operator.jobs.JobEnd;
import dev.featurestore.operator.policy.MissingPolicy;
import java.util.Optional;

/**
 * The cause of a failed job.
 *
 * @param end its end
 * @param compartmentId OCID of the compartment of its resources
 */
record JobFailure(JobEnd end, String compartmentId) {

    /** The cause, with its place. */
    String cause() {
        if (end.error().isEmpty()) {
            return end.job().failure().orElse("Resource Manager reported no cause. See the log above.");
        }
        TerraformError error = end.error().get();
        String where = error.address().map(a -> " at " + a).orElse("")
                + error.place().map(p -> " (" + p + ")").orElse("");
        return "Terraform failed" + where + ": " + error.summary()
                + error.detail().map(d -> ": " + d).orElse("");
    }

    /** The hint for a missing policy or a reserved name; empty for other causes. */
    Optional<String> fix() {
        return policy().or(() -> end.error().flatMap(ReservedSecretName::free));
    }

    private Optional<String> policy() {
        return end.error()
                .flatMap(error -> MissingPolicy.statement(error, compartmentId))
                .map(statement -> "Add the policy statement `" + statement + "`, which is probably missing");
    }
}
