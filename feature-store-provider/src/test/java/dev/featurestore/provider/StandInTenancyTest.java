package dev.featurestore.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.provider.tenancy.Conditions;
import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.TypeInterface;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StandInTenancyTest {

    private final TestTenancy tenancy = new TestTenancy();

    @Test
    void givesIdentifiersOfKindRealmAndRegion() throws Exception {
        assertThat(tenancy.vcn().text("id").orElseThrow()).matches("ocid1\\.vcn\\.oc1\\.iad\\.[a-z2-7]{60}");
        assertThat(policy("p").text("id").orElseThrow()).matches("ocid1\\.policy\\.oc1\\.\\.[a-z2-7]{60}");
        TestTenancy frankfurt = new TestTenancy("eu-frankfurt-1", TestTenancy.FAIR, duration -> {});
        assertThat(frankfurt.vcn().text("id").orElseThrow()).startsWith("ocid1.vcn.oc1.eu-frankfurt-1.");
        TestTenancy gov = new TestTenancy("us-gov-ashburn-1", TestTenancy.FAIR, duration -> {});
        assertThat(gov.vcn().text("id").orElseThrow()).startsWith("ocid1.vcn.oc3.us-gov-ashburn-1.");
    }

    @Test
    void tellsApartWhatIsMadeOfTheSameWords() throws Exception {
        Map<String, ?> settings = Map.of(
                "network_security_group_id",
                "nsg",
                "direction",
                "EGRESS",
                "protocol",
                "all",
                "destination",
                "0.0.0.0/0");

        String first = tenancy.createdId("oci_core_network_security_group_security_rule", settings);
        String second = tenancy.createdId("oci_core_network_security_group_security_rule", settings);

        assertThat(first).isNotEqualTo(second).matches("[0-9A-F]{6}");
    }

    @Test
    void givesJobsThatCreateTheSameAtTheSameInstantDifferentIdentifiers() throws Exception {
        Instant now = Instant.parse("2026-11-28T22:37:00Z");

        String first = id(tenancy.atTheSameTime(now).vcn());
        String second = id(tenancy.atTheSameTime(now).vcn());

        assertThat(first).isNotEqualTo(second);
        assertThat(tenancy.store.all("oci_core_vcn")).hasSize(2);
    }

    @Test
    void identifiesByNameWhatTheProviderIdentifiesByName() throws Exception {
        assertThat(bucket("data").text("id")).contains("n/examplenamespace/b/data");
        assertThat(tenancy.createdId(
                        "oci_core_default_security_list", Map.of("manage_default_resource_id", "ocid1.securitylist.x")))
                .isEqualTo("ocid1.securitylist.x");
        assertThat(tenancy.createdId(
                        "oci_network_load_balancer_backend",
                        Map.of(
                                "network_load_balancer_id", "nlb",
                                "backend_set_name", "set",
                                "ip_address", "10.0.0.5",
                                "port", 21000)))
                .isEqualTo("networkLoadBalancers/nlb/backendSets/set/backends/10.0.0.5:21000");
    }

    @Test
    void answersAsTheServicesDo() throws Exception {
        Attributes vcn = tenancy.vcn();
        Attributes gateway = tenancy.create(
                "oci_apigateway_gateway",
                Map.of(
                        "compartment_id",
                        TestTenancy.COMPARTMENT,
                        "endpoint_type",
                        "PUBLIC",
                        "subnet_id",
                        id(tenancy.subnet(vcn, "10.0.1.0/24"))));
        Attributes deployment = tenancy.create(
                "oci_apigateway_deployment",
                Map.of(
                        "compartment_id",
                        TestTenancy.COMPARTMENT,
                        "gateway_id",
                        id(gateway),
                        "path_prefix",
                        "/20230101",
                        "specification",
                        List.of(Map.of())));
        Attributes vault = tenancy.create(
                "oci_kms_vault",
                Map.of("compartment_id", TestTenancy.COMPARTMENT, "display_name", "v", "vault_type", "DEFAULT"));
        Attributes key = tenancy.create(
                "oci_kms_key",
                Map.of(
                        "compartment_id",
                        TestTenancy.COMPARTMENT,
                        "display_name",
                        "k",
                        "management_endpoint",
                        vault.text("management_endpoint").orElseThrow()));

        assertThat(vcn.text("state")).contains("AVAILABLE");
        assertThat(vcn.text("time_created")).contains("2026-11-22 10:11:12.345 +0000 UTC");
        assertThat(vcn.text("vcn_domain_name")).contains("fs.oraclevcn.com");
        assertThat(vcn.text("cidr_block")).contains("10.0.0.0/16");
        assertThat(gateway.text("state")).contains("ACTIVE");
        assertThat(deployment.text("endpoint"))
                .contains("https://" + gateway.text("hostname").orElseThrow() + "/20230101");
        assertThat(vault.text("management_endpoint").orElseThrow())
                .matches("https://[a-z2-7]{13}-management\\.kms\\.us-ashburn-1\\.oraclecloud\\.com");
        assertThat(key.text("vault_id")).isEqualTo(vault.text("id"));
        assertThat(key.text("state")).contains("ENABLED");
    }

    @Test
    void givesASubnetTheDefaultsOfItsVcn() throws Exception {
        Attributes vcn = tenancy.vcn();

        Attributes subnet = tenancy.subnet(vcn, "10.0.1.0/24");

        assertThat(subnet.text("route_table_id")).isEqualTo(vcn.text("default_route_table_id"));
        assertThat(subnet.text("dhcp_options_id")).isEqualTo(vcn.text("default_dhcp_options_id"));
        assertThat(subnet.text("security_list_ids.0")).isEqualTo(vcn.text("default_security_list_id"));
        assertThat(subnet.text("virtual_router_ip")).contains("10.0.1.1");
    }

    @Test
    void keepsWhatStaysInAnUpdate() throws Exception {
        Attributes bucket = bucket("data");
        TypeInterface type = TestTenancy.resource("oci_objectstorage_bucket");
        Value.Structure prior = (Value.Structure) bucket.root();
        Value.Structure planned =
                Planned.with(Planned.with(prior, "versioning", new Value.Text("Enabled")), "etag", new Value.Unknown());

        Attributes after = new Attributes(tenancy.services.update(type, prior, planned));

        assertThat(after.text("versioning")).contains("Enabled");
        assertThat(after.text("etag")).isEqualTo(bucket.text("etag"));
        assertThat(after.text("bucket_id")).isEqualTo(bucket.text("bucket_id"));
    }

    @Test
    void refusesToUpdateWhatIsGone() throws Exception {
        Attributes bucket = bucket("data");
        tenancy.store.remove(id(bucket));
        Value.Structure prior = (Value.Structure) bucket.root();

        assertThat(tenancy.services.read(TestTenancy.resource("oci_objectstorage_bucket"), prior))
                .isEmpty();
        assertThatThrownBy(
                        () -> tenancy.services.update(TestTenancy.resource("oci_objectstorage_bucket"), prior, prior))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("404-NotAuthorizedOrNotFound, Authorization failed or requested resource not"
                        + " found.\nSuggestion: Either the resource has been deleted or service Objectstorage Bucket")
                .hasMessageContaining("/docs/resources/objectstorage_bucket\n");
    }

    @Test
    void showsWhatWasChangedBehindTerraformsBack() throws Exception {
        Attributes vcn = tenancy.vcn();
        TypeInterface type = TestTenancy.resource("oci_core_vcn");
        Value.Structure drifted = Planned.with((Value.Structure) vcn.root(), "display_name", new Value.Text("drifted"));
        tenancy.store.put(id(vcn), new ResourceStore.Entry("oci_core_vcn", drifted));

        assertThat(tenancy.services.read(type, (Value.Structure) vcn.root())).contains(drifted);
    }

    @Test
    void completesWhatWasKeptByAnotherVersionOfTheProvider() throws Exception {
        Attributes vcn = tenancy.vcn();
        Value.Structure less = new Value.Structure(new TreeMap<>(Map.of("id", new Value.Text(id(vcn)))));
        tenancy.store.put(id(vcn), new ResourceStore.Entry("oci_core_vcn", less));

        Optional<Value.Structure> read = tenancy.services.read(TestTenancy.resource("oci_core_vcn"), less);

        assertThat(new Attributes(read.orElseThrow()).text("state")).contains("AVAILABLE");
        assertThat(tenancy.services.read(TestTenancy.resource("oci_core_vcn"), less))
                .isEqualTo(read);
    }

    @Test
    void failsInTheWordsOfTheConditionsAndMakesNothing() {
        List<Duration> waited = new ArrayList<>();
        Conditions bad = new Conditions() {
            @Override
            public Optional<String> failureOf(ResourceOperation operation, String type, Value.Structure resource) {
                return Optional.of("500-InternalError, Out of host capacity.");
            }

            @Override
            public Duration durationOf(ResourceOperation operation, String type, Value.Structure resource) {
                return Duration.ofSeconds(90);
            }
        };
        TestTenancy unlucky = new TestTenancy("us-ashburn-1", bad, waited::add);

        assertThatThrownBy(unlucky::vcn)
                .isInstanceOf(ServiceException.class)
                .hasMessage("500-InternalError, Out of host capacity.");
        assertThat(unlucky.store.all("oci_core_vcn")).isEmpty();
        assertThat(waited).containsExactly(Duration.ofSeconds(90));
    }

    @Test
    void makesNothingThatIsInterrupted() {
        TestTenancy stopped = new TestTenancy("us-ashburn-1", TestTenancy.FAIR, duration -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(stopped::vcn).isInstanceOf(InterruptedException.class);
        assertThat(stopped.store.all("oci_core_vcn")).isEmpty();
    }

    private Attributes policy(String name) throws Exception {
        return tenancy.create(
                "oci_identity_policy",
                Map.of(
                        "compartment_id",
                        TestTenancy.COMPARTMENT,
                        "name",
                        name,
                        "description",
                        "d",
                        "statements",
                        List.of("allow any-user to read buckets in tenancy")));
    }

    private Attributes bucket(String name) throws Exception {
        return tenancy.create(
                "oci_objectstorage_bucket",
                Map.of("compartment_id", TestTenancy.COMPARTMENT, "name", name, "namespace", "examplenamespace"));
    }

    private static String id(Attributes resource) {
        return resource.text("id").orElseThrow();
    }
}
