package dev.featurestore.operator.report;

import dev.featurestore.operator.joblog.TerraformError;
import java.util.Locale;
import java.util.Optional;

/**
 * Hint for a secret whose name is reserved: a vault keeps the name of a deleted secret until its deletion date ("Deleting a
 * Secret", docs.oracle.com).
 */
final class ReservedSecretName {

    private static final String TYPE = "oci_vault_secret.";

    private static final String FREE = "Use another vault (db_config.vault_ocid of the bundled stack) or another name"
            + " (deployment_name), or wait until the deleted secret is gone: the vault keeps its name until then, by"
            + " default for 30 days. `oci vault secret list --compartment-id OCID --vault-id OCID` prints the date";

    private ReservedSecretName() {}

    /** The hint for the error of a secret whose name is in use; empty for any other error. */
    static Optional<String> free(TerraformError error) {
        String text = (error.summary() + " " + error.detail().orElse("")).toLowerCase(Locale.ROOT);
        boolean conflict = text.contains("409-") || text.contains("already exists");
        return error.address()
                .filter(address -> conflict && address.contains(TYPE))
                .map(address -> FREE);
    }
}
