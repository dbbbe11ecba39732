package dev.featurestore.operator.policy;

import dev.featurestore.operator.joblog.TerraformError;
import dev.featurestore.terraform.module.Resource;
import java.util.Optional;

/**
 * The policy statement for a refused resource. OCI answers 404-NotAuthorizedOrNotFound without permission, to not disclose
 * what exists; in a stack that creates its own resources the cause is nearly always a missing policy. Source: "Policy Reference" in OCI's documentation.
 */
public final class MissingPolicy {

    private MissingPolicy() {}

    /** The statement to add; empty unless the error is a refusal for a resource whose policies are known. */
    public static Optional<String> statement(TerraformError error, String compartmentId) {
        if (!error.isRefused()) {
            return Optional.empty();
        }
        Resource.Mode mode = error.isOfDataSource() ? Resource.Mode.DATA : Resource.Mode.MANAGED;
        return error.ociType()
                .flatMap(type -> ResourceRights.of(mode, type, compartmentId))
                .map(right -> "allow group <your group> to " + right);
    }
}
