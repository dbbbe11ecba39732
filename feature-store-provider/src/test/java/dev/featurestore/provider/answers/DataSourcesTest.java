package dev.featurestore.provider.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.provider.Planned;
import dev.featurestore.provider.TestTenancy;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.Attribute;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock;
import dev.featurestore.terraform.schema.TypeInterface;
import dev.featurestore.terraform.schema.ValueType;
import dev.featurestore.terraform.schema.ValueType.Primitive;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSourcesTest {

    private static final Map<String, ?> HERE = Map.of("compartment_id", TestTenancy.COMPARTMENT);

    private final TestTenancy tenancy = new TestTenancy();

    @Test
    void listsTheAvailabilityDomainsOfTheRegion() throws Exception {
        assertThat(tenancy.data("oci_identity_availability_domains", HERE).texts("availability_domains.name"))
                .hasSize(3)
                .allMatch(name -> name.matches("[A-Z][a-z]{3}:US-ASHBURN-AD-[123]"))
                .doesNotHaveDuplicates();
        TestTenancy sydney = new TestTenancy("ap-sydney-1", TestTenancy.FAIR, duration -> {});
        assertThat(sydney.data("oci_identity_availability_domains", HERE).texts("availability_domains.name"))
                .singleElement()
                .asString()
                .endsWith(":AP-SYDNEY-1-AD-1");
    }

    @Test
    void filtersSubscriptionsForTheHomeRegion() throws Exception {
        TestTenancy frankfurt = new TestTenancy("eu-frankfurt-1", TestTenancy.FAIR, duration -> {});
        Map<String, ?> all = Map.of("tenancy_id", TestTenancy.TENANCY);
        Map<String, ?> home = Map.of("tenancy_id", TestTenancy.TENANCY, "filter", filter("is_home_region", "true"));

        assertThat(frankfurt.data("oci_identity_region_subscriptions", all).texts("region_subscriptions.region_name"))
                .containsExactly("us-ashburn-1", "eu-frankfurt-1");
        assertThat(frankfurt.data("oci_identity_region_subscriptions", home).texts("region_subscriptions.region_key"))
                .containsExactly("IAD");
    }

    @ParameterizedTest
    @CsvSource({
        "name, All .* Services In Oracle Services Network, true, all-iad-services-in-oracle-services-network",
        "name, Object Storage$, true, oci-iad-objectstorage",
        "cidr_block, oci-iad-objectstorage, false, oci-iad-objectstorage",
        "name, All .* Services In Oracle Services Network, false, ",
        "name, (, true, ",
        "nothing, x, false, ",
    })
    void filtersByValueOrExpression(String name, String value, boolean regex, String cidr) throws Exception {
        Map<String, ?> settings =
                Map.of("filter", List.of(Map.of("name", name, "values", List.of("other", value), "regex", regex)));

        assertThat(tenancy.data("oci_core_services", settings).texts("services.cidr_block"))
                .isEqualTo(cidr == null ? List.of() : List.of(cidr));
    }

    @Test
    void wantsAllFiltersFulfilled() throws Exception {
        Map<String, ?> settings = Map.of(
                "compartment_id",
                TestTenancy.COMPARTMENT,
                "operating_system",
                "Oracle Linux",
                "filter",
                List.of(
                        Map.of("name", "display_name", "values", List.of("aarch64"), "regex", true),
                        Map.of("name", "operating_system_version", "values", List.of("8", "9"))));

        assertThat(tenancy.data("oci_core_images", settings).texts("images.display_name"))
                .containsExactly("Oracle-Linux-9.6-aarch64-2025.08.31-0", "Oracle-Linux-8.10-aarch64-2025.08.31-0");
    }

    @Test
    void listsWhatWasMadeByItsArguments() throws Exception {
        Attributes one = tenancy.vcn();
        Attributes other = tenancy.vcn();
        Attributes subnet = tenancy.subnet(one, "10.0.1.0/24");
        tenancy.subnet(other, "10.0.1.0/24");

        Attributes subnets =
                tenancy.data("oci_core_subnets", Map.of("compartment_id", TestTenancy.COMPARTMENT, "vcn_id", id(one)));

        assertThat(subnets.texts("subnets.id")).containsExactly(id(subnet));
        assertThat(subnets.texts("subnets.virtual_router_ip")).containsExactly("10.0.1.1");
        assertThat(tenancy.data("oci_core_subnets", Map.of("compartment_id", "other"))
                        .texts("subnets.id"))
                .isEmpty();
        assertThat(tenancy.data("oci_core_vcns", HERE).texts("virtual_networks.id"))
                .containsExactly(id(one), id(other));
    }

    @Test
    void looksUpWhatWasMade() throws Exception {
        Attributes vcn = tenancy.vcn();

        Attributes found = tenancy.data("oci_core_vcn", Map.of("vcn_id", id(vcn)));

        assertThat(found.text("id")).isEqualTo(vcn.text("id"));
        assertThat(found.text("default_route_table_id")).isEqualTo(vcn.text("default_route_table_id"));
        assertThat(found.texts("cidr_blocks")).containsExactly("10.0.0.0/16");
    }

    @ParameterizedTest
    @CsvSource({
        "oci_core_vcn, vcn_id, Core Vcn",
        "oci_core_vnic, vnic_id, Core Vnic",
        "oci_identity_compartment, id, Identity Compartment",
        "oci_identity_tenancy, tenancy_id, Identity Tenancy",
        "oci_secrets_secretbundle, secret_id, Secrets Secretbundle",
    })
    void doesNotFindWhatIsNotThere(String type, String argument, String service) {
        assertThatThrownBy(() -> tenancy.data(type, Map.of(argument, "ocid1.unknown.oc1..a")))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("404-NotAuthorizedOrNotFound, Authorization failed or requested resource not"
                        + " found.\nSuggestion: Either the resource has been deleted or service " + service)
                .hasMessageContaining("/docs/data-sources/" + type.substring("oci_".length()));
    }

    @Test
    void findsNoResourceOfAnotherType() throws Exception {
        Attributes subnet = tenancy.subnet(tenancy.vcn(), "10.0.1.0/24");

        assertThatThrownBy(() -> tenancy.data("oci_core_vcn", Map.of("vcn_id", id(subnet))))
                .hasMessageStartingWith("404-NotAuthorizedOrNotFound");
    }

    @Test
    void looksUpByNameWhatHasNoIdentifier() throws Exception {
        tenancy.create(
                "oci_objectstorage_bucket",
                Map.of("compartment_id", TestTenancy.COMPARTMENT, "name", "data", "namespace", "examplenamespace"));
        TypeInterface bucket = new TypeInterface(
                "oci_objectstorage_bucket",
                0,
                new BlockSchema(
                        new TreeMap<>(Map.of(
                                "name", new Attribute("name", Primitive.STRING, true, false, false, false),
                                "namespace", new Attribute("namespace", Primitive.STRING, true, false, false, false),
                                "storage_tier",
                                        new Attribute("storage_tier", Primitive.STRING, false, false, true, false))),
                        new TreeMap<>()),
                Set.of());

        Value.Structure asked = new Value.Structure(
                new TreeMap<>(Map.of("name", new Value.Text("data"), "namespace", new Value.Text("examplenamespace"))));
        assertThat(new Attributes(tenancy.services.readData(bucket, asked)).text("storage_tier"))
                .contains("Standard");
        Value.Structure unknown = Planned.with(asked, "name", new Value.Text("other"));
        assertThatThrownBy(() -> tenancy.services.readData(bucket, unknown))
                .hasMessageStartingWith("404-NotAuthorizedOrNotFound");
    }

    @Test
    void knowsTheTenancyItself() throws Exception {
        assertThat(tenancy.data("oci_objectstorage_namespace", Map.of()).text("namespace"))
                .contains("examplenamespace");
        assertThat(tenancy.data("oci_identity_tenancy", Map.of("tenancy_id", TestTenancy.TENANCY))
                        .text("home_region_key"))
                .contains("IAD");
        assertThat(tenancy.data("oci_identity_compartment", Map.of("id", TestTenancy.COMPARTMENT))
                        .text("compartment_id"))
                .contains(TestTenancy.TENANCY);
        assertThat(tenancy.data("oci_identity_groups", Map.of("compartment_id", TestTenancy.TENANCY))
                        .texts("groups.name"))
                .contains("Administrators");
        assertThat(tenancy.data("oci_identity_regions", Map.of()).texts("regions.name"))
                .contains("us-ashburn-1", "eu-frankfurt-1")
                .doesNotContain("us-gov-ashburn-1");
    }

    @Test
    void answersTypesThatOnlyAWiderInterfaceHas() throws Exception {
        SortedMap<String, ValueType> item =
                new TreeMap<>(Map.of("id", Primitive.STRING, "name", Primitive.STRING, "brand_new", Primitive.NUMBER));
        TypeInterface compartments = listing("oci_identity_compartments", item);
        TypeInterface things = listing("oci_new_things", item);
        Value.Structure nothing = Planned.of(compartments.schema(), Map.of("list", List.of(), "filter", List.of()));
        Value.Structure asked = Planned.with(nothing, "list", new Value.Null());

        assertThat(new Attributes(tenancy.services.readData(compartments, asked)).texts("list.id"))
                .containsExactly(TestTenancy.COMPARTMENT);
        assertThat(new Attributes(tenancy.services.readData(things, asked)).texts("list.id"))
                .singleElement()
                .asString()
                .startsWith("ocid1.things.");
    }

    private static TypeInterface listing(String name, SortedMap<String, ValueType> item) {
        ValueType list = new ValueType.ListOf(new ValueType.ObjectOf(item));
        BlockSchema filter = new BlockSchema(new TreeMap<>(), new TreeMap<>());
        return new TypeInterface(
                name,
                0,
                new BlockSchema(
                        new TreeMap<>(Map.of("list", new Attribute("list", list, false, false, true, false))),
                        new TreeMap<>(Map.of(
                                "filter", new NestedBlock("filter", NestedBlock.Nesting.SET, filter, 0, 0, false)))),
                Set.of());
    }

    @Test
    void offersShapesAndVersions() throws Exception {
        assertThat(tenancy.data("oci_container_instances_container_instance_shapes", HERE)
                        .texts("container_instance_shape_collection.items.name"))
                .contains("CI.Standard.E4.Flex");
        assertThat(tenancy.data(
                                "oci_mysql_shapes",
                                Map.of(
                                        "compartment_id",
                                        TestTenancy.COMPARTMENT,
                                        "is_supported_for",
                                        List.of("HEATWAVECLUSTER")))
                        .texts("shapes.name"))
                .containsExactly("MySQL.HeatWave.VM.Standard");
        assertThat(tenancy.data("oci_mysql_mysql_versions", HERE).texts("versions.versions.version"))
                .contains("8.4.6");
    }

    @Test
    void readsSecretsThatWereGivenAndThatWereGenerated() throws Exception {
        String given = Base64.getEncoder().encodeToString("hidden".getBytes(StandardCharsets.UTF_8));
        String first = secret(Map.of("secret_content", List.of(Map.of("content_type", "BASE64", "content", given))));
        String second = secret(Map.of(
                "enable_auto_generation",
                true,
                "secret_generation_context",
                List.of(Map.of(
                        "generation_type",
                        "PASSPHRASE",
                        "generation_template",
                        "DBAAS_DEFAULT_PASSWORD",
                        "passphrase_length",
                        20,
                        "secret_template",
                        "{\"password\":\"%GENERATED_PASSPHRASE%\"}"))));

        assertThat(content(first)).isEqualTo(given);
        assertThat(new String(Base64.getDecoder().decode(content(second)), StandardCharsets.UTF_8))
                .matches("\\{\"password\":\"(?=.*[A-Z])(?=.*[a-z])(?=.*\\d)(?=.*[#_-])[A-Za-z0-9#_-]{20}\"}");
        assertThat(content(second)).isEqualTo(content(second)).isNotEqualTo(content(first));
    }

    @Test
    void findsTheAddressOfAContainerInstancesInterface() throws Exception {
        Attributes subnet = tenancy.subnet(tenancy.vcn(), "10.0.1.0/24");
        Attributes instance = tenancy.create(
                "oci_container_instances_container_instance",
                Map.of(
                        "compartment_id",
                        TestTenancy.COMPARTMENT,
                        "availability_domain",
                        "ad",
                        "shape",
                        "CI.Standard.E4.Flex",
                        "vnics",
                        List.of(Map.of("subnet_id", id(subnet)))));
        String vnic = instance.text("vnics.0.vnic_id").orElseThrow();

        assertThat(tenancy.data("oci_core_vnic", Map.of("vnic_id", vnic)).text("private_ip_address"))
                .isEqualTo(instance.text("vnics.0.private_ip"));
        assertThat(tenancy.data("oci_core_private_ips", Map.of("subnet_id", id(subnet)))
                        .text("private_ips.0.ip_address"))
                .isEqualTo(instance.text("vnics.0.private_ip"));
    }

    private String content(String secretId) throws ServiceException {
        return tenancy.data("oci_secrets_secretbundle", Map.of("secret_id", secretId))
                .text("secret_bundle_content.0.content")
                .orElseThrow();
    }

    private String secret(Map<String, ?> settings) throws Exception {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(Map.of(
                "compartment_id",
                TestTenancy.COMPARTMENT,
                "secret_name",
                "secret" + settings.size(),
                "vault_id",
                "vault",
                "key_id",
                "key"));
        return tenancy.createdId("oci_vault_secret", all);
    }

    private static List<Map<String, ?>> filter(String name, String value) {
        return List.of(Map.of("name", name, "values", List.of(value)));
    }

    private static String id(Attributes resource) {
        return resource.text("id").orElseThrow();
    }
}
