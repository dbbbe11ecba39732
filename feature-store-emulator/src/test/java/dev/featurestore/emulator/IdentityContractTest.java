package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.auth.ConfigFileAuthenticationDetailsProvider;
import com.oracle.bmc.identity.IdentityClient;
import com.oracle.bmc.identity.model.AvailabilityDomain;
import com.oracle.bmc.identity.model.Compartment;
import com.oracle.bmc.identity.model.RegionSubscription;
import com.oracle.bmc.identity.requests.GetCompartmentRequest;
import com.oracle.bmc.identity.requests.GetTenancyRequest;
import com.oracle.bmc.identity.requests.GetUserRequest;
import com.oracle.bmc.identity.requests.ListAvailabilityDomainsRequest;
import com.oracle.bmc.identity.requests.ListCompartmentsRequest;
import com.oracle.bmc.identity.requests.ListPoliciesRequest;
import com.oracle.bmc.identity.requests.ListRegionSubscriptionsRequest;
import com.oracle.bmc.identity.requests.ListRegionsRequest;
import com.oracle.bmc.identity.requests.ListUsersRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identity's reads as Oracle's own client sees them. */
class IdentityContractTest {

    @TempDir
    static Path directory;

    private static EmbeddedCloud cloud;
    private static IdentityClient client;
    private static String tenancy;
    private static String user;

    @BeforeAll
    static void start() throws IOException {
        cloud = EmbeddedCloud.open(TestOptions.in(directory));
        ConfigFileAuthenticationDetailsProvider key =
                new ConfigFileAuthenticationDetailsProvider(cloud.ociConfig().toString(), "DEFAULT");
        tenancy = key.getTenantId();
        user = key.getUserId();
        client = IdentityClient.builder()
                .endpoint(cloud.endpoint().toString())
                .configuration(Sdk.withoutRetries())
                .build(key);
    }

    @AfterAll
    static void stop() {
        client.close();
        cloud.close();
    }

    @Test
    void knowsItsTenancy() {
        assertThat(client.getTenancy(
                                GetTenancyRequest.builder().tenancyId(tenancy).build())
                        .getTenancy()
                        .getHomeRegionKey())
                .isEqualTo("IAD");
        assertThat(client.listRegionSubscriptions(ListRegionSubscriptionsRequest.builder()
                                .tenancyId(tenancy)
                                .build())
                        .getItems())
                .singleElement()
                .satisfies(region -> {
                    assertThat(region.getRegionName()).isEqualTo("us-ashburn-1");
                    assertThat(region.getStatus()).isEqualTo(RegionSubscription.Status.Ready);
                    assertThat(region.getIsHomeRegion()).isTrue();
                });
        assertThat(client.listRegions(ListRegionsRequest.builder().build()).getItems())
                .hasSize(1);
        assertThat(Sdk.refusal(() -> client.getTenancy(GetTenancyRequest.builder()
                                .tenancyId("ocid1.tenancy.oc1..other")
                                .build()))
                        .getServiceCode())
                .isEqualTo("NotAuthorizedOrNotFound");
    }

    @Test
    void knowsItsUserAndNoOther() {
        assertThat(client.getUser(GetUserRequest.builder().userId(user).build())
                        .getUser()
                        .getCompartmentId())
                .isEqualTo(tenancy);
        assertThat(Sdk.refusal(() -> client.getUser(GetUserRequest.builder()
                                .userId("ocid1.user.oc1..x")
                                .build()))
                        .getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void listsItsUser() {
        assertThat(client.listUsers(ListUsersRequest.builder()
                                .compartmentId(tenancy)
                                .build())
                        .getItems())
                .singleElement()
                .satisfies(found -> assertThat(found.getId()).isEqualTo(user));
        assertThat(client.listUsers(ListUsersRequest.builder()
                                .compartmentId(tenancy)
                                .name("another")
                                .build())
                        .getItems())
                .isEmpty();
    }

    @Test
    void answersAsRecordedFromOci() {
        JsonNode found = SignedRequest.json(get("/20160918/tenancies/" + tenancy));
        assertThat(found.path("homeRegion").asText()).isEqualTo("us-ashburn-1");
        assertThat(found.path("lifecycleState").asText()).isEqualTo("ACTIVE");
        assertThat(found.path("compartmentId").asText()).isEqualTo(tenancy);
        assertThat(found.path("timeCreated").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
        String etag =
                get("/20160918/users/" + user).headers().firstValue("etag").orElseThrow();
        assertThat(get("/20160918/users/" + user).headers().firstValue("etag")).hasValue(etag);
        assertThat(get("/20160918/compartments/" + tenancy).headers().firstValue("etag"))
                .isPresent()
                .isNotEqualTo(Optional.of(etag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "compartments", "policies", "availabilityDomains"})
    void aSlashAtTheEndOfAPathDoesNotMatter(String collection) {
        String query = "?compartmentId=" + tenancy;
        HttpResponse<String> without = get("/20160918/" + collection + query);
        assertThat(without.statusCode()).isEqualTo(200);
        assertThat(get("/20160918/" + collection + "/" + query).body()).isEqualTo(without.body());
    }

    private static HttpResponse<String> get(String target) {
        return new SignedRequest(cloud, "GET", target).send();
    }

    @Test
    void findsCompartments() {
        assertThat(client.getCompartment(GetCompartmentRequest.builder()
                                .compartmentId(Sdk.COMPARTMENT)
                                .build())
                        .getCompartment()
                        .getCompartmentId())
                .isEqualTo(tenancy);
        assertThat(client.listCompartments(ListCompartmentsRequest.builder()
                                .compartmentId(tenancy)
                                .build())
                        .getItems())
                .singleElement()
                .extracting(Compartment::getLifecycleState)
                .isEqualTo(Compartment.LifecycleState.Active);
        assertThat(Sdk.refusal(() -> client.getCompartment(GetCompartmentRequest.builder()
                                .compartmentId("ocid1.bucket.oc1..x")
                                .build()))
                        .getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void hasThreeAvailabilityDomainsAndNoPolicies() {
        assertThat(client.listAvailabilityDomains(ListAvailabilityDomainsRequest.builder()
                                .compartmentId(tenancy)
                                .build())
                        .getItems())
                .extracting(AvailabilityDomain::getName)
                .hasSize(3)
                .allMatch(name -> name.matches("\\w{4}:US-ASHBURN-AD-[123]"));
        assertThat(client.listPolicies(ListPoliciesRequest.builder()
                                .compartmentId(tenancy)
                                .build())
                        .getItems())
                .isEmpty();
    }

    @Test
    void hasThePoliciesAndParentsThatTheControlFileTells() throws IOException {
        String inner = "ocid1.compartment.oc1..inner";
        Files.writeString(directory.resolve("control.json"), """
                {"exists": {
                  "oci_identity_compartment": {"%s": {"name": "inner", "compartment_id": "%s"}},
                  "oci_identity_policy": {
                    "ocid1.policy.oc1..a": {
                      "name": "team", "compartment_id": "%s", "statements": ["allow any-user to read all-resources in tenancy"]
                    }
                  }
                }}
                """.formatted(inner, Sdk.COMPARTMENT, inner));
        try {
            Compartment compartment = client.getCompartment(
                            GetCompartmentRequest.builder().compartmentId(inner).build())
                    .getCompartment();
            assertThat(compartment.getName()).isEqualTo("inner");
            assertThat(compartment.getCompartmentId()).isEqualTo(Sdk.COMPARTMENT);
            assertThat(client.listPolicies(ListPoliciesRequest.builder()
                                    .compartmentId(inner)
                                    .build())
                            .getItems())
                    .singleElement()
                    .satisfies(policy -> assertThat(policy.getStatements())
                            .containsExactly("allow any-user to read all-resources in tenancy"));
            assertThat(client.listPolicies(ListPoliciesRequest.builder()
                                    .compartmentId(tenancy)
                                    .build())
                            .getItems())
                    .isEmpty();
        } finally {
            Files.delete(directory.resolve("control.json"));
        }
    }
}
