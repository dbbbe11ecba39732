package dev.featurestore.provider.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.provider.TestTenancy;
import dev.featurestore.provider.answers.KubeConfig;
import dev.featurestore.provider.answers.ReachableIps;
import dev.featurestore.provider.plan.ResourcePlanner;
import dev.featurestore.provider.tenancy.Account;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.BlockTypes;
import dev.featurestore.provider.value.Edit;
import dev.featurestore.provider.value.JsonValues;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.oci.Region;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The objects of a rehearsed cluster without Terraform: arguments are JSON objects with single quotes. */
class KubernetesServicesTest {

    private static final ProviderInterface OFFERED = KubernetesProvider.offered();

    private static final String DEPLOYMENT = """
            {'metadata': [{'name': 'api', 'namespace': 'store'}], 'spec': [{
              'replicas': '%s',
              'selector': [{'match_labels': {'app': 'api'}}],
              'template': [{'metadata': [{'labels': {'app': 'api'}}], 'spec': [{
                'image_pull_secrets': [{'name': 'pull'}],
                'container': [{'name': 'api', 'image': '%s', 'env': [%s],
                  'resources': [{'requests': {'cpu': '500m', 'memory': '%s'}}]}]}]}]}]}
            """;

    private static final String SERVICE = """
            {'metadata': [{'name': 'api', 'namespace': 'store', 'annotations': {
              'oci.oraclecloud.com/load-balancer-type': 'nlb',
              'oci-network-load-balancer.oraclecloud.com/internal': 'true',
              'oci-network-load-balancer.oraclecloud.com/subnet': '%s'}}],
             'spec': [{'type': 'LoadBalancer', 'selector': {'app': 'api'}, 'port': [{'port': 21000}]}]}
            """;

    private final TestTenancy tenancy = new TestTenancy();
    private final KubernetesServices services = KubernetesProvider.services(new RehearsedClusters(
            new Account(
                    Region.named("us-ashburn-1"),
                    Region.named("us-ashburn-1"),
                    TestTenancy.TENANCY,
                    TestTenancy.COMPARTMENT,
                    "ocid1.user.oc1..aaaaaaaauser",
                    "examplenamespace"),
            tenancy.store,
            TestTenancy.FAIR,
            Clock.systemUTC(),
            time -> {}));

    @SuppressWarnings("NullAway.Init")
    private Attributes vcn;

    @SuppressWarnings("NullAway.Init")
    private Attributes subnet;

    @SuppressWarnings("NullAway.Init")
    private Attributes cluster;

    @BeforeEach
    void createCluster() throws Exception {
        vcn = tenancy.vcn();
        subnet = tenancy.subnet(vcn, "10.0.1.0/24");
        cluster = cluster(true);
        connect("https://" + endpoint("public_endpoint"), "");
    }

    private Attributes cluster(boolean isPublic) throws Exception {
        return tenancy.create(
                "oci_containerengine_cluster",
                Map.of(
                        "compartment_id",
                        TestTenancy.COMPARTMENT,
                        "name",
                        "oke",
                        "kubernetes_version",
                        "v1.34.1",
                        "vcn_id",
                        id(vcn),
                        "endpoint_config",
                        List.of(Map.of("subnet_id", id(subnet), "is_public_ip_enabled", isPublic))));
    }

    private Attributes nodes(int size) throws Exception {
        return tenancy.create(
                "oci_containerengine_node_pool",
                Map.of(
                        "compartment_id",
                        TestTenancy.COMPARTMENT,
                        "cluster_id",
                        id(cluster),
                        "name",
                        "nodes",
                        "node_shape",
                        "VM.Standard.E4.Flex",
                        "node_shape_config",
                        List.of(Map.of("ocpus", 2, "memory_in_gbs", 32)),
                        "node_config_details",
                        List.of(Map.of(
                                "size",
                                size,
                                "placement_configs",
                                List.of(Map.of("availability_domain", "xyzA:AD-1", "subnet_id", id(subnet)))))));
    }

    private static String id(Attributes resource) {
        return resource.text("id").orElseThrow();
    }

    private String endpoint(String kind) {
        return cluster.text("endpoints.0." + kind).orElseThrow();
    }

    private void connect(String host, String others) throws Exception {
        String authority = KubeConfig.authority(id(cluster)).replace("\n", "\\n");
        configure(
                "{'host': '" + host + "', 'cluster_ca_certificate': '" + authority + "', 'token': 'a'" + others + "}");
    }

    private void configure(String json) {
        services.configure(values(OFFERED.provider(), json));
    }

    private static Value.Structure values(BlockSchema schema, String json) {
        Value.Structure values = (Value.Structure)
                JsonValues.read(BlockTypes.of(schema), json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return BlockTypes.complete(schema, values);
    }

    private static TypeInterface type(String name) {
        return Objects.requireNonNull(OFFERED.resources().get(name));
    }

    private Value.Structure planned(String name, String json) throws Exception {
        TypeInterface type = type(name);
        Value.Structure configuration = values(type.schema(), json);
        return services.plan(
                type,
                configuration,
                Optional.empty(),
                ResourcePlanner.plan(type.schema(), Optional.empty(), configuration));
    }

    private Attributes create(String name, String json) throws Exception {
        return new Attributes(services.create(type(name), planned(name, json)));
    }

    private Attributes namespace() throws Exception {
        return create("kubernetes_namespace_v1", "{'metadata': [{'name': 'store'}]}");
    }

    private static String deployment(String replicas, String image, String env, String memory) {
        return DEPLOYMENT.formatted(replicas, image, env, memory);
    }

    @Test
    void areReachedAtThePublicEndpoint() throws Exception {
        Attributes namespace = namespace();

        assertThat(namespace.text("id")).contains("store");
        assertThat(namespace.text("metadata.0.uid").orElse("")).hasSize(36);
        assertThat(services.read(type("kubernetes_namespace_v1"), (Value.Structure) namespace.root()))
                .contains((Value.Structure) namespace.root());
    }

    @Test
    void areNotReachedWithoutAHost() {
        configure("{}");

        assertThatThrownBy(this::namespace)
                .hasMessageStartingWith("Post \"http://localhost/api/v1/namespaces\": dial tcp 127.0.0.1:80: connect:"
                        + " connection refused");
    }

    @Test
    void areNotReachedAtAnEndpointOfNoCluster() throws Exception {
        connect("https://203.0.113.255:6443", "");

        assertThatThrownBy(this::namespace)
                .hasMessage("Post \"https://203.0.113.255:6443/api/v1/namespaces\": dial tcp 203.0.113.255:6443: i/o"
                        + " timeout. No cluster has this endpoint.");
    }

    @Test
    void areNotReachedAfterTheClusterIsDeleted() throws Exception {
        tenancy.delete("oci_containerengine_cluster", cluster);

        assertThatThrownBy(this::namespace).hasMessageContaining("No cluster has this endpoint.");
    }

    @Test
    void needAPrivateEndpointOfResourceManagerInTheVcn() throws Exception {
        cluster = cluster(false);
        String inside = endpoint("private_endpoint");
        String ip = inside.substring(0, inside.indexOf(':'));
        connect("https://" + inside, "");
        assertThatThrownBy(this::namespace)
                .hasMessageContaining(
                        "i/o timeout. Resource Manager does not reach the private endpoint of a cluster.");

        Attributes access = tenancy.create(
                "oci_resourcemanager_private_endpoint",
                Map.of(
                        "compartment_id",
                        TestTenancy.COMPARTMENT,
                        "display_name",
                        "access",
                        "vcn_id",
                        id(vcn),
                        "subnet_id",
                        id(subnet)));
        String reachable = tenancy.data(
                        "oci_resourcemanager_private_endpoint_reachable_ip",
                        Map.of("private_endpoint_id", id(access), "private_ip", ip))
                .text("ip_address")
                .orElseThrow();
        assertThat(reachable).isEqualTo(ReachableIps.of(id(access), ip)).startsWith("100.");

        connect("https://" + reachable + ":6443", "");
        assertThatThrownBy(this::namespace)
                .hasMessageContaining("x509: certificate is valid for")
                .hasMessageContaining(", not " + reachable);
        connect("https://" + reachable + ":6443", ", 'tls_server_name': 'kubernetes'");
        assertThat(namespace().text("id")).contains("store");
    }

    @Test
    void needTheAuthorityAndCredentials() throws Exception {
        String host = "https://" + endpoint("public_endpoint");
        configure("{'host': '" + host + "', 'token': 'a'}");
        assertThatThrownBy(this::namespace).hasMessageContaining("x509: certificate signed by unknown authority");

        configure("{'host': '" + host + "', 'insecure': true}");
        assertThatThrownBy(this::namespace).hasMessage("Unauthorized");

        configure("{'host': '" + host + "', 'insecure': true, 'exec': [{'command': 'oci', 'api_version':"
                + " 'client.authentication.k8s.io/v1beta1', 'args': ['--cluster-id', 'another']}]}");
        assertThatThrownBy(this::namespace).hasMessage("Unauthorized");
    }

    @Test
    void haveAKubeConfigFileWithTheEndpoint() throws Exception {
        String content = tenancy.data("oci_containerengine_cluster_kube_config", Map.of("cluster_id", id(cluster)))
                .text("content")
                .orElseThrow();

        assertThat(content)
                .contains("server: https://" + endpoint("public_endpoint") + "\n")
                .contains("- " + id(cluster) + "\n");
    }

    @Test
    void existOnceInANamespaceThatExists() throws Exception {
        String secret = "{'metadata': [{'name': 'db', 'namespace': 'store'}], 'data': {'password': 'x'}}";
        assertThatThrownBy(() -> create("kubernetes_secret_v1", secret)).hasMessage("namespaces \"store\" not found");
        namespace();
        assertThat(create("kubernetes_secret_v1", secret).text("type")).contains("Opaque");

        assertThatThrownBy(() -> create("kubernetes_secret", secret)).hasMessage("secrets \"db\" already exists");
        assertThatThrownBy(this::namespace).hasMessage("namespaces \"store\" already exists");
    }

    @Test
    void balanceTheLoadInTheSubnetOfTheAnnotation() throws Exception {
        nodes(1);
        Attributes balancers = tenancy.subnet(vcn, "10.0.2.0/24");
        Attributes namespace = namespace();
        Attributes service = create("kubernetes_service_v1", SERVICE.formatted(id(balancers)));

        assertThat(service.text("status.0.load_balancer.0.ingress.0.ip").orElse(""))
                .startsWith("10.0.2.");
        assertThat(service.text("spec.0.port.0.node_port")).contains("30000");
        assertThatThrownBy(() -> tenancy.delete("oci_core_subnet", balancers)).hasMessageContaining("409-Conflict");

        services.delete(type("kubernetes_namespace_v1"), (Value.Structure) namespace.root());
        assertThat(services.read(type("kubernetes_service_v1"), (Value.Structure) service.root()))
                .isEmpty();
        tenancy.delete("oci_core_subnet", balancers);
    }

    @Test
    void haveEachPortOfTheNodesOnce() throws Exception {
        namespace();
        String json = "{'metadata': [{'name': '%s', 'namespace': 'store'}], 'spec': [{'type': 'NodePort', 'port':"
                + " [{'port': 80, 'node_port': 30001}]}]}";
        create("kubernetes_service_v1", json.formatted("a"));

        assertThatThrownBy(() -> create("kubernetes_service_v1", json.formatted("b")))
                .hasMessage("Service \"b\" is invalid: spec.ports[0].nodePort: Invalid value: 30001: provided port is"
                        + " already allocated");
    }

    @Test
    void keepABalancerThatOutlivesTheCluster() throws Exception {
        nodes(1);
        Attributes balancers = tenancy.subnet(vcn, "10.0.2.0/24");
        namespace();
        create("kubernetes_service_v1", SERVICE.formatted(id(balancers)));
        tenancy.delete("oci_containerengine_cluster", cluster);

        assertThatThrownBy(() -> tenancy.delete("oci_core_subnet", balancers)).hasMessageContaining("409-Conflict");
    }

    @Test
    void balanceNoLoadWithoutNodes() throws Exception {
        namespace();

        assertThatThrownBy(() -> create("kubernetes_service_v1", SERVICE.formatted(id(subnet))))
                .hasMessage("Waiting for service \"store/api\" to assign IP/hostname for a load balancer. Error syncing"
                        + " load balancer: there are no available nodes for LoadBalancer")
                .satisfies(failure ->
                        assertThat(((ServiceException) failure).left()).isPresent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7 | example.com/api:1 | 16Gi | 0/3 nodes are available: 3 Insufficient memory.
            25 | example.com/api:1 | 1Gi | 0/3 nodes are available: 3 Insufficient cpu.
            1 | Example.com/API:1 | 1Gi | InvalidImageName: couldn't parse image name "Example.com/API:1"
            1 | iad.ocir.io/ns/api:1 | 1Gi | ErrImagePull: failed to pull "iad.ocir.io/ns/api:1": no credentials for iad.ocir.io in the pull secret pull
            """)
    void rollOutOnlyWhatGetsReady(String replicas, String image, String memory, String reason) throws Exception {
        nodes(3);
        namespace();
        create(
                "kubernetes_secret_v1",
                "{'metadata': [{'name': 'pull', 'namespace': 'store'}], 'type': 'kubernetes.io/dockerconfigjson',"
                        + " 'data': {'.dockerconfigjson': '{}'}}");

        String json = deployment(replicas, image, "", memory);
        assertThatThrownBy(() -> create("kubernetes_deployment_v1", json))
                .hasMessage("Waiting for rollout to finish: " + replicas
                        + " replicas wanted; 0 replicas Ready. The pods of store/api do not start: " + reason)
                .satisfies(failure ->
                        assertThat(((ServiceException) failure).left()).isPresent());
        Value.Structure left = values(type("kubernetes_deployment_v1").schema(), "{'id': 'store/api'}");
        assertThat(services.read(type("kubernetes_deployment_v1"), left)).isPresent();
    }

    @Test
    void rollOutWithTheSecretsThatTheyNeed() throws Exception {
        nodes(1);
        namespace();
        String json = deployment(
                "1",
                "example.com/api:1",
                "{'name': 'P', 'value_from': [{'secret_key_ref': [{'name': 'db', 'key': 'password'}]}]}",
                "1Gi");

        assertThatThrownBy(() -> create("kubernetes_deployment_v1", json))
                .hasMessageEndingWith("CreateContainerConfigError: secret \"db\" not found");
    }

    @Test
    void rollOutWithDefaults() throws Exception {
        nodes(3);
        namespace();

        Attributes deployment = create("kubernetes_deployment_v1", deployment("6", "example.com/api:1", "", "16Gi"));

        assertThat(deployment.text("spec.0.strategy.0.rolling_update.0.max_surge"))
                .contains("25%");
        assertThat(deployment.text("spec.0.template.0.spec.0.restart_policy")).contains("Always");
        assertThat(deployment.text("spec.0.progress_deadline_seconds")).contains("600");
    }

    @Test
    void needRoomForOneMoreDuringAnUpdateThatRemovesNone() throws Exception {
        nodes(1);
        namespace();
        TypeInterface type = type("kubernetes_deployment_v1");
        Attributes deployment = create(type.name(), deployment("2", "example.com/api:1", "", "16Gi"));
        Value.Structure changed = Edit.with(
                (Value.Structure) deployment.root(),
                "spec.0.template.0.spec.0.container.0.image",
                new Value.Text("example.com/api:2"));

        assertThatThrownBy(() -> services.update(type, (Value.Structure) deployment.root(), changed))
                .hasMessageEndingWith("0/1 nodes are available: 1 Insufficient memory.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            kubernetes_namespace_v1 | {'metadata': [{'name': 'Store'}]} | metadata.name: Invalid value: "Store": a lowercase RFC 1123 label
            kubernetes_service_v1 | {'metadata': [{'name': 'a'}], 'spec': [{'port': [{'port': 70000}]}]} | spec.ports[0].port: Invalid value: "70000": must be between 1 and 65535
            kubernetes_service_v1 | {'metadata': [{'name': '1a'}], 'spec': [{'port': [{'port': 80}]}]} | a DNS-1035 label
            kubernetes_config_map_v1 | {'metadata': [{'name': 'a'}], 'data': {'a b': 'c'}} | data[a b]
            kubernetes_secret_v1 | {'metadata': [{'name': 'a', 'labels': {'l': '-'}}]} | metadata.labels: Invalid value: "-"
            kubernetes_pod_disruption_budget_v1 | {'metadata': [{'name': 'a'}], 'spec': [{'min_available': '1', 'max_unavailable': '1'}]} | minAvailable and maxUnavailable cannot be both set
            """)
    void areRejectedIfInvalid(String type, String json, String reason) {
        assertThatThrownBy(() -> planned(type, json)).hasMessageContaining(reason);
    }

    @Test
    void areRejectedIfADeploymentDoesNotMatchItsPods() {
        assertThatThrownBy(() -> planned(
                        "kubernetes_deployment_v1",
                        deployment("1", "a", "", "1Gi").replace("'match_labels': {'app'", "'match_labels': {'ap'")))
                .hasMessageStartingWith("Failed to create deployment: Deployment.apps \"api\" is invalid:"
                        + " spec.template.metadata.labels: Invalid value")
                .hasMessageEndingWith("`selector` does not match template `labels`");
        assertThatThrownBy(() -> planned("kubernetes_deployment_v1", deployment("1", "a", "", "1Gigabyte")))
                .hasMessageContaining("quantities must match the regular expression");
    }

    @ParameterizedTest
    @CsvSource({"500m,0.5", "2,2", "16Gi,17179869184", "1e3,1000", "1.5k,1500"})
    void haveQuantities(String text, String number) {
        assertThat(Quantity.parse(text).orElseThrow()).isEqualByComparingTo(number);
    }
}
