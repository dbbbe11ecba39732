package dev.featurestore.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.joblog.TerraformError;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservedSecretNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400-InvalidParameter, name already exists                               | oci_vault_secret.mysql_admin[0]
            409-Conflict, Secret with name feature-store-mysql-admin already exists | oci_vault_secret.mysql_admin[0]
            409-IncorrectState, The name is in use                                  | module.store.oci_vault_secret.this
            """)
    void explainsTheNameOfADeletedSecret(String summary, String address) {
        assertThat(hint(summary, Optional.of(address)))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("db_config.vault_ocid", "deployment_name", "30 days"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500-InternalError, something else | oci_vault_secret.mysql_admin[0]
            409-BucketAlreadyExists, in use   | oci_objectstorage_bucket.data[0]
            """)
    void explainsNoOtherError(String summary, String address) {
        assertThat(hint(summary, Optional.of(address))).isEmpty();
    }

    @Test
    void explainsNoErrorWithoutAddress() {
        assertThat(hint("409-Conflict, already exists", Optional.empty())).isEmpty();
    }

    private static Optional<String> hint(String summary, Optional<String> address) {
        return ReservedSecretName.free(new TerraformError(summary, Optional.empty(), address, Optional.empty()));
    }
}
