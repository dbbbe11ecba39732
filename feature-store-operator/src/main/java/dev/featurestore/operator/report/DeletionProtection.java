package dev.featurestore.operator.report;

import dev.featurestore.operator.deploy.TerraformError;
import java.util.Locale;
import java.util.Optional;

/** What keeps resources from being destroyed, and how that is lifted. */
public final class DeletionProtection {

    /** The bundled stack's variable that protects its database. */
    public static final String MYSQL_VARIABLE = "mysql_deletion_protection";

    /** The type that it protects. */
    public static final String MYSQL_TYPE = "oci_mysql_mysql_db_system";

    /** How the protection of the bundled stack's database is lifted. */
    public static final String LIFT_MYSQL = "set \"" + MYSQL_VARIABLE
            + ": false\" below spec.variables in feature_store.yaml, apply that, then destroy again";

    private DeletionProtection() {}

    /**
     * How the protection is lifted that an error tells of, if it does. Sources: "Managing Delete Protection" of MySQL
     * HeatWave, DeleteBucket of Object Storage, {@code prevent_destroy} of Terraform.
     */
    static Optional<String> lift(TerraformError error) {
        String text = (error.summary() + " " + error.detail().orElse("")).toLowerCase(Locale.ROOT);
        String address = error.address().orElse("");
        if (text.contains("prevent_destroy") || text.contains("instance cannot be destroyed")) {
            return Optional.of("the stack's own files forbid it: remove prevent_destroy from " + address
                    + ", apply that, then destroy again");
        }
        if (text.contains("delete protected") || text.contains("delete-protected") || text.contains("deleteprotect")) {
            return Optional.of(
                    address.contains(MYSQL_TYPE)
                            ? "the database is protected from deletion: " + LIFT_MYSQL
                            : "it is protected from deletion: lift that in the stack or in the Console, then destroy"
                                    + " again");
        }
        if (text.contains("bucketnotempty") || (text.contains("bucket") && text.contains("not empty"))) {
            return Optional.of("the bucket has objects, or old versions of some: delete what you do not need (`oci os"
                    + " object bulk-delete-versions --bucket-name NAME`), then destroy again");
        }
        return Optional.empty();
    }
}
