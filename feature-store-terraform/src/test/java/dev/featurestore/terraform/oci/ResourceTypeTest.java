package dev.featurestore.terraform.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceTypeTest {

    @ParameterizedTest
    @CsvSource({
        "oci_core_vcn, vcn",
        "oci_core_route_table, routetable",
        "oci_mysql_mysql_db_system, mysqldbsystem",
        "oci_container_instances_container_instance, computecontainerinstance",
        "oci_network_load_balancer_network_load_balancer, networkloadbalancer",
        "oci_load_balancer_certificate, certificate",
        "data.oci_apigateway_gateway, apigateway"
    })
    void kindOfOcidsIsThatOfTheTableOrTheName(String type, String kind) {
        assertThat(ResourceType.of(type).ocidKind()).isEqualTo(kind);
    }

    @Test
    void resourcesOfIdentityBelongToNoRegion() {
        assertThat(ResourceType.of("oci_identity_policy").isGlobal()).isTrue();
        assertThat(ResourceType.of("oci_identity_tag_namespace").isGlobal()).isTrue();
        assertThat(ResourceType.of("data.oci_identity_groups").isGlobal()).isTrue();
        assertThat(ResourceType.of("oci_core_vcn").isGlobal()).isFalse();
    }

    @Test
    void unknownTypeHasTheDefaults() {
        ResourceType unknown = ResourceType.of("oci_new_thing");

        assertThat(unknown.creation()).isEqualTo(Duration.ofSeconds(2));
        assertThat(unknown.billedAs()).isEmpty();
        assertThat(unknown.data()).isEmpty();
        assertThat(unknown.right()).isEmpty();
        assertThat(unknown.furtherRights()).isEmpty();
        assertThat(unknown.uses()).isEmpty();
        assertThat(unknown.uniqueName()).isEmpty();
        assertThat(unknown.nameReserved()).isEqualTo(Period.ZERO);
        assertThat(unknown.keptBy()).isEmpty();
        assertThat(unknown.remains()).isEmpty();
        assertThat(unknown.protection()).isEmpty();
        assertThat(unknown.limits()).isEmpty();
        assertThat(unknown.forms()).isEmpty();
        assertThat(unknown.isGlobal()).isFalse();
    }

    @Test
    void firstEntryThatFitsDecidesAboutTheRight() {
        assertThat(ResourceType.of("oci_core_volume_backup").right())
                .contains(new ResourceType.Right("volume-family", RightPlace.RESOURCE));
        assertThat(ResourceType.of("oci_core_vcn").right())
                .contains(new ResourceType.Right("virtual-network-family", RightPlace.RESOURCE));
        assertThat(ResourceType.of("data.oci_identity_availability_domains").right())
                .contains(new ResourceType.Right("compartments", RightPlace.COMPARTMENT));
    }

    @Test
    void rightMayDependOnAVariable() {
        assertThat(ResourceType.of("oci_objectstorage_bucket").furtherRights())
                .singleElement()
                .satisfies(right -> {
                    assertThat(right.verb()).isEqualTo("USE");
                    assertThat(right.variable()).contains("bucket_kms_key_ocid");
                    assertThat(right.values().matcher("").matches()).isFalse();
                    assertThat(right.condition()).contains("target.key.id = '%s'");
                });
        assertThat(ResourceType.of("oci_functions_function").furtherRights())
                .singleElement()
                .satisfies(right -> {
                    assertThat(right.values().matcher("").matches()).isTrue();
                    assertThat(right.values().matcher("ocid1.user.oc1..a").matches())
                            .isFalse();
                });
        assertThat(ResourceType.of("data.oci_kms_vault").furtherRights())
                .extracting(ResourceType.FurtherRight::place)
                .containsExactly(RightPlace.VAULT);
        assertThat(ResourceType.of("oci_kms_vault").furtherRights()).isEmpty();
    }

    @Test
    void useMayHaveAnAnswerOfItsOwn() {
        assertThat(ResourceType.of("oci_core_vcn").uses())
                .contains(
                        new ResourceType.Use("oci_core_subnet", "vcn_id", Optional.empty()),
                        new ResourceType.Use(
                                "oci_core_nat_gateway",
                                "vcn_id",
                                Optional.of(new ResourceType.Refused(
                                        "409-IncorrectState", "%2$s is associated with Gateway that is in use"))));
    }

    @Test
    void databaseHasAFormProtectionAndRemains() {
        ResourceType database = ResourceType.of("oci_mysql_mysql_db_system");

        assertThat(database.protection())
                .map(ResourceType.Protection::path)
                .contains("deletion_policy.is_delete_protected");
        assertThat(database.remains()).get().asString().startsWith("Backups of the database stay");
        assertThat(database.forms()).singleElement().satisfies(form -> {
            assertThat(form.attribute()).isEqualTo("admin_password");
            assertThat(List.of("Secret-1", "Sécrèt 1", "aB3$".repeat(8)))
                    .allMatch(password -> form.valid().matcher(password).matches());
            assertThat(List.of("Secre-1", "secret-1", "SECRET-1", "Secret12", "Secrets-", "aB3$".repeat(8) + "x"))
                    .noneMatch(password -> form.valid().matcher(password).matches());
            assertThat(form.message()).startsWith("adminPassword must be between 8 and 32 characters long, and");
        });
    }

    @Test
    void limitHasPathNumberAndMessage() {
        assertThat(ResourceType.of("oci_apigateway_deployment").limits())
                .containsExactly(
                        new ResourceType.Limit(
                                "specification.0.routes",
                                50,
                                "Invalid deployment specification: specification.routes has %1$s routes, but the maximum is %2$s."));
    }

    @Test
    void anAttributeMayKeepTheData() {
        assertThat(ResourceType.of("oci_core_instance").keptBy()).contains("preserve_boot_volume");
    }
}
