package dev.featurestore.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.joblog.TerraformError;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said where something refuses to be destroyed. */
class DeletionProtectionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            409-IncorrectState, The DB System x is delete protected. | oci_mysql_mysql_db_system.this[0] | Set "mysql_deletion_protection: false" below spec.variables in the configuration, apply
            409-IncorrectState, It is delete protected.              | oci_database_x.this               | in the stack or in the Console
            Instance cannot be destroyed                             | oci_core_vcn.this                 | Remove prevent_destroy from oci_core_vcn.this
            409-BucketNotEmpty, Bucket named 'x' is not empty.       | oci_objectstorage_bucket.data[0]  | bulk-delete-versions
            """)
    void protectionHasAHintToRemoveIt(String summary, String address, String hint) {
        assertThat(DeletionProtection.lift(
                        new TerraformError(summary, Optional.empty(), Optional.of(address), Optional.empty())))
                .hasValueSatisfying(text -> assertThat(text).contains(hint));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            409-Conflict, The VCN is in use.
            500-InternalError, something else
            """)
    void otherErrorsAreNone(String summary) {
        assertThat(DeletionProtection.lift(
                        new TerraformError(summary, Optional.empty(), Optional.empty(), Optional.empty())))
                .isEmpty();
    }
}
