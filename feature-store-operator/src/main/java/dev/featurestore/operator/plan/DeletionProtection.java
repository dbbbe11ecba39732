package dev.featurestore.operator.plan;

import dev.featurestore.operator.joblog.TerraformError;
import java.util.Locale;
import java.util.Optional;

/** Hints to remove the deletion protection of resources. */
public final class DeletionProtection {

    /** The bundled stack's variable that protects its database. */
    public static final String MYSQL_VARIABLE = "mysql_deletion_protection";

    /** Type of that database. */
    public static final String MYSQL_TYPE = "oci_mysql_mysql_db_system";

    /**
     * Hint to remove the protection of the bundled stack's database. It names no file: the configuration of a container may be the
     * value of an environment variable, and a file may have any name.
     */
    public static final String LIFT_MYSQL = "Set \"" + MYSQL_VARIABLE
            + ": false\" below spec.variables in the configuration, apply this change, then destroy again";

    private DeletionProtection() {}

    /**
     * The hint for an error about deletion protection; empty for any other error. Sources: "Managing Delete Protection" of MySQL
     * HeatWave, DeleteBucket of Object Storage, {@code prevent_destroy} of Terraform.
     */
    public static Optional<String> lift(TerraformError error) {
        String text = (error.summary() + " " + error.detail().orElse("")).toLowerCase(Locale.ROOT);
        String address = error.address().orElse("");
        if (text.contains("prevent_destroy") || text.contains("instance cannot be destroyed")) {
            return Optional.of("Remove prevent_destroy from " + error.address().orElse("the resource")
                    + " in the files of the stack, apply this change, then destroy again");
        }
        if (text.contains("delete protected") || text.contains("delete-protected") || text.contains("deleteprotect")) {
            return Optional.of(
                    address.contains(MYSQL_TYPE)
                            ? LIFT_MYSQL
                            : "Remove the deletion protection of the resource in the stack or in the Console, then"
                                    + " destroy again");
        }
        if (text.contains("bucketnotempty") || (text.contains("bucket") && text.contains("not empty"))) {
            return Optional.of("Delete the objects in the bucket and their old versions (`oci os object"
                    + " bulk-delete-versions --bucket-name NAME`), then destroy again");
        }
        return Optional.empty();
    }
}
