package dev.featurestore.provider.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.provider.TestTenancy;
import dev.featurestore.provider.value.Attributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OCI creates with another resource, and what it always has. */
class CompanionsTest {

    private static final Map<String, ?> HERE = Map.of("compartment_id", TestTenancy.COMPARTMENT);

    private final TestTenancy tenancy = new TestTenancy();

    private Attributes instance(Attributes subnet, Map<String, ?> vnic) throws Exception {
        Map<String, Object> details = new HashMap<>(vnic);
        details.put("subnet_id", text(subnet, "id"));
        return tenancy.create(
                "oci_core_instance",
                Map.of(
                        "compartment_id",
                        TestTenancy.COMPARTMENT,
                        "availability_domain",
                        "Hrzd:US-ASHBURN-AD-1",
                        "display_name",
                        "vm",
                        "shape",
                        "VM.Standard.E4.Flex",
                        "create_vnic_details",
                        List.of(details)));
    }

    private static String text(Attributes attributes, String path) {
        return attributes.text(path).orElseThrow();
    }

    @Test
    void hasVnicsAddressesAndBootVolumesOfInstances() throws Exception {
        Attributes subnet = tenancy.subnet(tenancy.vcn(), "10.0.1.0/24");
        Attributes instance = instance(subnet, Map.of());
        instance(subnet, Map.of());
        Map<String, ?> own = Map.of("compartment_id", TestTenancy.COMPARTMENT, "instance_id", text(instance, "id"));

        Attributes attachments = tenancy.data("oci_core_vnic_attachments", own);
        String vnicId = text(attachments, "vnic_attachments.0.vnic_id");
        Attributes vnic = tenancy.data("oci_core_vnic", Map.of("vnic_id", vnicId));

        assertThat(attachments.elements("vnic_attachments")).hasSize(1);
        assertThat(vnic.text("private_ip_address")).isEqualTo(instance.text("private_ip"));
        assertThat(vnic.text("public_ip_address")).isEqualTo(instance.text("public_ip"));
        assertThat(tenancy.data("oci_core_private_ips", Map.of("vnic_id", vnicId))
                        .texts("private_ips.ip_address"))
                .containsExactly(text(instance, "private_ip"));
        assertThat(tenancy.data("oci_core_boot_volume_attachments", own)
                        .texts("boot_volume_attachments.boot_volume_id"))
                .containsExactly(text(instance, "boot_volume_id"));
        assertThat(tenancy.data("oci_core_boot_volume", Map.of("boot_volume_id", text(instance, "boot_volume_id")))
                        .text("display_name"))
                .contains("vm (Boot Volume)");
    }

    @ParameterizedTest
    @CsvSource({
        "false, , true",
        "true, , false",
        "false, true, true",
        "false, false, false",
    })
    void givesPublicAddressesBySubnetAndArgument(boolean prohibited, String assigned, boolean isPublic)
            throws Exception {
        Attributes subnet = tenancy.create(
                "oci_core_subnet",
                Map.of(
                        "compartment_id",
                        TestTenancy.COMPARTMENT,
                        "vcn_id",
                        text(tenancy.vcn(), "id"),
                        "cidr_block",
                        "10.0.1.0/24",
                        "prohibit_public_ip_on_vnic",
                        prohibited));

        Attributes instance = instance(subnet, assigned == null ? Map.of() : Map.of("assign_public_ip", assigned));

        assertThat(instance.text("public_ip").orElseThrow().isEmpty()).isNotEqualTo(isPublic);
    }

    @Test
    void hasTheDefaultResourcesOfNetworks() throws Exception {
        Attributes vcn = tenancy.vcn();
        tenancy.create(
                "oci_core_default_security_list",
                Map.of("manage_default_resource_id", text(vcn, "default_security_list_id"), "display_name", "managed"));
        Map<String, ?> own = Map.of("compartment_id", TestTenancy.COMPARTMENT, "vcn_id", text(vcn, "id"));

        assertThat(tenancy.data("oci_core_security_lists", own).texts("security_lists.display_name"))
                .containsExactly("managed");
        assertThat(tenancy.data("oci_core_route_tables", own).texts("route_tables.id"))
                .containsExactly(text(vcn, "default_route_table_id"));
        assertThat(tenancy.data("oci_core_dhcp_options", own).texts("options.id"))
                .containsExactly(text(vcn, "default_dhcp_options_id"));
    }

    @Test
    void listsLegacyTypesUnderTodaysNames() throws Exception {
        Attributes vcn = tenancy.create(
                "oci_core_virtual_network",
                Map.of("compartment_id", TestTenancy.COMPARTMENT, "cidr_block", "10.0.0.0/16"));

        assertThat(text(vcn, "id")).startsWith("ocid1.vcn.");
        assertThat(tenancy.data("oci_core_vcns", HERE).texts("virtual_networks.id"))
                .containsExactly(text(vcn, "id"));
    }

    @Test
    void hasFaultDomainsOfEachAvailabilityDomain() throws Exception {
        List<String> domains =
                tenancy.data("oci_identity_availability_domains", HERE).texts("availability_domains.name");
        for (String domain : domains) {
            assertThat(tenancy.data(
                                    "oci_identity_fault_domains",
                                    Map.of("compartment_id", TestTenancy.COMPARTMENT, "availability_domain", domain))
                            .texts("fault_domains.name"))
                    .containsExactly("FAULT-DOMAIN-1", "FAULT-DOMAIN-2", "FAULT-DOMAIN-3");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Oracle Linux, 7.9",
        "Oracle Linux, 8",
        "Oracle Linux, 9",
        "Oracle Linux, 10",
        "Oracle Autonomous Linux, 7.9",
        "Canonical Ubuntu, 22.04",
        "Windows, Server 2019 Standard",
    })
    void hasImages(String system, String version) throws Exception {
        assertThat(tenancy.data(
                                "oci_core_images",
                                Map.of(
                                        "compartment_id",
                                        TestTenancy.COMPARTMENT,
                                        "operating_system",
                                        system,
                                        "operating_system_version",
                                        version))
                        .texts("images.id"))
                .isNotEmpty();
    }

    @Test
    void hasWhatIsAskedForWhereOciHasMoreThanTheCatalogue() throws Exception {
        Attributes configurations = tenancy.data(
                "oci_mysql_mysql_configurations",
                Map.of("compartment_id", TestTenancy.COMPARTMENT, "shape_name", "MySQL.New.Shape"));
        Attributes listings = tenancy.data("oci_core_app_catalog_listings", Map.of("display_name", "Appliance"));

        assertThat(configurations.texts("configurations.shape_name")).containsExactly("MySQL.New.Shape");
        assertThat(listings.texts("app_catalog_listings.display_name")).containsExactly("Appliance");
    }

    @Test
    void hasCapacityOfEachResource() throws Exception {
        Attributes availability = tenancy.data(
                "oci_limits_resource_availability",
                Map.of(
                        "compartment_id",
                        TestTenancy.COMPARTMENT,
                        "limit_name",
                        "standard-e4-core-count",
                        "service_name",
                        "compute"));

        assertThat(availability.text("available")).contains("100");
        assertThat(availability.text("used")).contains("0");
    }

    @Test
    void hasImagesOfNodes() throws Exception {
        Attributes options = tenancy.data(
                "oci_containerengine_node_pool_option",
                Map.of("node_pool_option_id", "all", "compartment_id", TestTenancy.COMPARTMENT));

        assertThat(options.texts("sources.source_name"))
                .contains("Oracle-Linux-8.10-2025.08.31-0-OKE-1.33.1-1191", "Oracle-Linux-7.9-2025.08.31-0");
        assertThat(options.texts("sources.image_id"))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("ocid1.image."));
    }

    @Test
    void hasIpv6PrefixesOfNetworksThatWantThem() throws Exception {
        Map<String, Object> settings = new HashMap<>(HERE);
        settings.put("cidr_blocks", List.of("10.0.0.0/16"));
        settings.put("is_ipv6enabled", true);

        assertThat(tenancy.create("oci_core_vcn", settings).texts("ipv6cidr_blocks"))
                .singleElement()
                .asString()
                .endsWith("::/56");
        assertThat(tenancy.vcn().texts("ipv6cidr_blocks")).isEmpty();
    }
}
