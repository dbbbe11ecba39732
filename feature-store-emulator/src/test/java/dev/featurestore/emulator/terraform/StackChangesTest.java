package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes of a deployed feature store: what they change, and in which order. */
@Tag("slow")
@Timeout(120)
class StackChangesTest {

    private static final String ROUTES = "oci_apigateway_deployment.this[0]";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private @SuppressWarnings("NullAway.Init") StackRun stack;

    @BeforeEach
    void deploy() throws Exception {
        stack = DefaultStack.of(new StackRun(folder));
        assertThat(stack.apply().error()).isEmpty();
    }

    @Test
    void anotherNumberOfInstancesLeavesTheRoutesOfTheGatewayAlone() throws Exception {
        StackRun.Result more =
                stack.variable("colors", "{\"blue\":{\"count\":2}}").apply();
        assertThat(more.error()).isEmpty();
        assertThat(more.done("Creation"))
                .containsExactlyInAnyOrder(
                        "oci_container_instances_container_instance.api[\"blue-1\"]",
                        "oci_monitoring_alarm.this[\"instance-blue-1\"]",
                        "oci_network_load_balancer_backend.this[\"blue-1\"]");
        assertThat(more.done("Modifications")).isEmpty();
        assertThat(more.done("Destruction")).isEmpty();

        StackRun.Result fewer = stack.variable("colors", "{\"blue\":{}}").apply();
        assertThat(fewer.error()).isEmpty();
        assertThat(fewer.done("Destruction"))
                .containsExactlyInAnyOrder(
                        "oci_container_instances_container_instance.api[\"blue-1\"]",
                        "oci_monitoring_alarm.this[\"instance-blue-1\"]",
                        "oci_network_load_balancer_backend.this[\"blue-1\"]")
                .containsSubsequence(
                        "oci_network_load_balancer_backend.this[\"blue-1\"]",
                        "oci_container_instances_container_instance.api[\"blue-1\"]");
        assertThat(fewer.done("Creation")).isEmpty();
        assertThat(fewer.done("Modifications")).isEmpty();
    }

    @Test
    void aNewVersionJoinsTheLoadBalancerBeforeTheOldOneLeaves() throws Exception {
        StackRun.Result upgraded = stack.variable("service_version", "1.2.0")
                .variable("api_img_ocir_url", "iad.ocir.io/mytenancy/feature-store")
                .apply();
        assertThat(upgraded.error()).isEmpty();
        String backend = "oci_network_load_balancer_backend.this[\"blue-0\"]";
        assertThat(lines(upgraded, backend))
                .containsSubsequence(backend + ": Creation complete", backend + ": Destroying...");
        assertThat(upgraded.done("Modifications")).doesNotContain(ROUTES);
    }

    /** The update of the gateway is slow, so that a deletion which does not wait for it ends first. */
    @Test
    void theGatewayLeavesAColorBeforeThatColorIsDeleted() throws Exception {
        stack.slow.put(ROUTES, Duration.ofSeconds(2));
        StackRun.Result switched = stack.variable("colors", "{\"green\":{}}")
                .variable("active_color", "green")
                .apply();
        assertThat(switched.error()).isEmpty();
        assertThat(switched.done("Destruction"))
                .containsExactlyInAnyOrder(
                        "oci_container_instances_container_instance.api[\"blue-0\"]",
                        "oci_monitoring_alarm.this[\"instance-blue-0\"]",
                        "oci_monitoring_alarm.this[\"unhealthy-blue\"]",
                        "oci_network_load_balancer_backend.this[\"blue-0\"]",
                        "oci_network_load_balancer_backend_set.this[\"blue\"]",
                        "oci_network_load_balancer_listener.this[\"blue\"]");
        for (String used : List.of(
                "oci_container_instances_container_instance.api[\"blue-0\"]",
                "oci_network_load_balancer_backend.this[\"blue-0\"]",
                "oci_network_load_balancer_listener.this[\"blue\"]")) {
            assertThat(lines(switched, ROUTES, used))
                    .containsSubsequence(ROUTES + ": Modifications complete", used + ": Destroying...");
        }
    }

    /** Without a region in terraform_data.inputs, as in states of earlier versions. */
    @Test
    void deploymentsFromBeforeNamesHadARegionKeepTheirNames() throws Exception {
        StackRun before = DefaultStack.of(new StackRun(folder.resolve("before"), "before", EngineOptions.AUTO));
        String rules = DefaultStack.text("feature-store-stack/rules.tf");
        assertThat(rules).contains("  input = var.region\n");
        StackRun.Result first = before.file("rules.tf", rules.replace("  input = var.region\n", ""))
                .apply();
        assertThat(first.error()).isEmpty();
        String bucket = first.output("bucket_name");
        assertThat(bucket).isNotEqualTo(stack.apply().output("bucket_name"));

        StackRun.Result second = before.file("rules.tf", rules).apply();

        assertThat(second.error()).isEmpty();
        assertThat(second.text()).contains("Resources: 0 added, 0 changed, 0 destroyed.");
        assertThat(second.output("bucket_name")).isEqualTo(bucket);
    }

    /** The policies are slow, so that an instance that does not wait for one starts first. */
    @Test
    void containerInstancesStartAfterTheirPoliciesAndTheLoadBalancer() throws Exception {
        String instance = "oci_container_instances_container_instance.api[\"blue-0\"]";
        String listener = "oci_network_load_balancer_listener.this[\"blue\"]";
        List<String> policies = List.of(
                "oci_identity_policy.api[0]",
                "oci_identity_policy.api_secret[0]",
                "oci_identity_policy.images[0]",
                "oci_identity_policy.puller_secret[0]");
        StackRun byToken = DefaultStack.of(new StackRun(folder.resolve("token")))
                .variable("ocir_puller_user_ocid", "ocid1.user.oc1..puller")
                .variable("ocir_puller_auth_token", "t0ken");
        byToken.exists.put(
                "oci_identity_user",
                Map.of(
                        "ocid1.user.oc1..puller",
                        JsonNodeFactory.instance.objectNode().put("name", "puller")));
        policies.forEach(policy -> byToken.slow.put(policy, Duration.ofSeconds(1)));
        byToken.slow.put(listener, Duration.ofSeconds(1));

        StackRun.Result deployed = byToken.apply();

        assertThat(deployed.error()).isEmpty();
        for (String policy : policies) {
            assertThat(lines(deployed, policy, "oci_network_load_balancer_network_load_balancer.this"))
                    .as(policy)
                    .containsSubsequence(
                            policy + ": Creation complete",
                            "oci_network_load_balancer_network_load_balancer.this: Creating...");
        }
        assertThat(lines(deployed, listener, instance))
                .containsSubsequence(listener + ": Creation complete", instance + ": Creating...");
    }

    /** The deletion of the subnet is slow, because functions keep their network interface for minutes after the last call. */
    @Test
    void theSecurityGroupOfFunctionsIsDeletedAfterTheirSubnet() throws Exception {
        String subnet = "oci_core_subnet.functions[0]";
        String group = "oci_core_network_security_group.functions[0]";
        assertThat(stack.variable("mysql_deletion_protection", "false").apply().error())
                .isEmpty();
        stack.slow.put(subnet, Duration.ofSeconds(2));
        StackRun.Result destroyed = stack.destroy();
        assertThat(destroyed.error()).isEmpty();
        assertThat(lines(destroyed, subnet, group))
                .containsSubsequence(subnet + ": Destruction complete", group + ": Destroying...");
    }

    /** Lines of the log about these resources, without identifiers and times. */
    private static List<String> lines(StackRun.Result result, String... addresses) {
        return result.log().stream()
                .filter(line -> List.of(addresses).contains(line.replaceFirst("( \\(deposed.*?\\))?: .*", "")))
                .map(line -> line.replaceFirst(" \\(deposed.*?\\)", "").replaceFirst("( after| \\[id).*", ""))
                .toList();
    }
}
