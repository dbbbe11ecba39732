package dev.featurestore.operator.report;

import dev.featurestore.operator.deploy.JobEnd;
import dev.featurestore.operator.deploy.TerraformError;
import java.util.Optional;

/**
 * Why a job failed.
 *
 * @param end how it ended
 * @param compartmentId OCID of the compartment that it worked in
 */
record JobFailure(JobEnd end, String compartmentId) {

    /** What happened, and where. */
    String cause() {
        if (end.error().isEmpty()) {
            return end.job().failure().orElse("Resource Manager named no cause; its log is above.");
        }
        TerraformError error = end.error().get();
        String where = error.address().map(a -> " at " + a).orElse("")
                + error.place().map(p -> " (" + p + ")").orElse("");
        return "Terraform failed" + where + ": " + error.summary()
                + error.detail().map(d -> ": " + d).orElse("");
    }

    /** What to do about it, if it is a right that is missing. */
    Optional<String> policy() {
        return end.error()
                .flatMap(error -> MissingPolicy.statement(error, compartmentId))
                .map(statement -> "a policy is missing, most likely: add `" + statement + "`");
    }
}
