package dev.featurestore.operator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.joblog.TerraformError;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingPolicyTest {

    private static final String REFUSED =
            "404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found.";

    @ParameterizedTest
    @CsvSource({
        "oci_mysql_mysql_db_system.this, manage mysql-family in compartment id c",
        "oci_core_vcn.this[0], manage virtual-network-family in compartment id c",
        "oci_core_instance.this, manage instance-family in compartment id c",
        "oci_container_instances_container_instance.api, manage compute-container-family in compartment id c",
        "oci_containerengine_cluster.this, manage cluster-family in compartment id c",
        "oci_functions_application.this, manage functions-family in compartment id c",
        "oci_apigateway_deployment.this, manage api-gateway-family in compartment id c",
        "oci_objectstorage_bucket.this, manage object-family in compartment id c",
        "oci_kms_vault.this, manage vaults in compartment id c",
        "oci_kms_key.this, manage keys in compartment id c",
        "oci_vault_secret.this, manage secret-family in compartment id c",
        "oci_logging_log_group.this, manage logging-family in compartment id c",
        "oci_monitoring_alarm.this, manage alarms in compartment id c",
        "oci_ons_notification_topic.this, manage ons-topics in compartment id c",
        "oci_network_load_balancer_backend.this, manage network-load-balancers in compartment id c",
        "oci_identity_policy.this, manage policies in compartment id c",
        "oci_identity_dynamic_group.api, manage dynamic-groups in tenancy",
        "oci_identity_group.users, manage groups in tenancy",
        "oci_identity_user.puller, manage users in tenancy",
        "oci_identity_tag_namespace.this, manage tag-namespaces in compartment id c",
        "data.oci_core_services.all, read virtual-network-family in compartment id c",
        "data.oci_identity_region_subscriptions.this, inspect tenancies in tenancy",
        "module.net.oci_core_subnet.this, manage virtual-network-family in compartment id c",
    })
    void refusalIsExplainedAsThePolicyOfItsType(String address, String granted) {
        assertThat(MissingPolicy.statement(error(REFUSED, address), "c"))
                .contains("allow group <your group> to " + granted);
    }

    @ParameterizedTest
    @CsvSource({"403-NotAuthorized", "401-NotAuthorized", "403-Forbidden"})
    void otherRefusalsAreExplainedToo(String code) {
        assertThat(MissingPolicy.statement(error(code + ", No.", "oci_core_vcn.this"), "c"))
                .isPresent();
    }

    @Test
    void otherErrorsAndTypesOfOthersAreNot() {
        assertThat(MissingPolicy.statement(error("409-LimitExceeded, No.", "oci_core_vcn.this"), "c"))
                .isEmpty();
        assertThat(MissingPolicy.statement(error("401-NotAuthenticated, No.", "oci_core_vcn.this"), "c"))
                .isEmpty();
        assertThat(MissingPolicy.statement(error(REFUSED, "random_string.this"), "c"))
                .isEmpty();
        assertThat(MissingPolicy.statement(
                        new TerraformError(REFUSED, Optional.empty(), Optional.empty(), Optional.empty()), "c"))
                .isEmpty();
    }

    private static TerraformError error(String summary, String address) {
        return new TerraformError(summary, Optional.empty(), Optional.of(address), Optional.empty());
    }
}
