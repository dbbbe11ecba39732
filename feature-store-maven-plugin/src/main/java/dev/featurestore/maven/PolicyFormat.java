package dev.featurestore.maven;

import dev.featurestore.operator.policy.PolicyForm;
import java.util.Optional;

/** How {@code policies} writes statements. */
enum PolicyFormat {
    /** One to a line. */
    text(Optional.empty()),
    /** As commands of the OCI CLI. */
    cli(Optional.of(PolicyForm.CLI)),
    /** As resources of Terraform. */
    terraform(Optional.of(PolicyForm.TERRAFORM));

    private final Optional<PolicyForm> form;

    PolicyFormat(Optional<PolicyForm> form) {
        this.form = form;
    }

    Optional<PolicyForm> form() {
        return form;
    }
}
