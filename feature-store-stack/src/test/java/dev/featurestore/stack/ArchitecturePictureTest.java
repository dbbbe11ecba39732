package dev.featurestore.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** With {@code -Dfeaturestore.writeDocs=true} this test writes the diagram; otherwise it compares it with its text. */
class ArchitecturePictureTest {

    private static final Path TEXT = Path.of("docs", "architecture.txt");
    private static final Path PICTURE = Path.of("docs", "architecture.svg");

    /** The diagram has an API gateway. */
    private static final Set<String> WITHOUT_A_GATEWAY = Set.of("clients api", "clients lb");

    /** Kubernetes Engine's own connections: a table of docs/kubernetes.md. */
    private static final Set<String> WITHIN_A_CLUSTER = Set.of(
            "nodes cluster",
            "nodes control_plane",
            "cluster nodes",
            "nodes nodes",
            "cluster services",
            "clients cluster",
            "clients nodes",
            "manager cluster",
            "manager own_cluster");

    @Test
    void isGeneratedFromItsText() throws IOException {
        String expected = ArchitecturePicture.of(Files.readString(TEXT)).svg();
        if (Boolean.getBoolean("featurestore.writeDocs")) {
            Files.writeString(PICTURE, expected);
        }
        assertThat(PICTURE).hasContent(expected);
    }

    @Test
    void showsExactlyTheConnectionsOfTheStack() throws IOException, HclSyntaxException {
        Set<String> opened = StackSource.module().resources().stream()
                .filter(rule -> rule.type().equals("oci_core_network_security_group_security_rule"))
                .map(Resource::name)
                .map(ArchitecturePictureTest::connection)
                .filter(connection -> !WITHOUT_A_GATEWAY.contains(connection))
                .filter(connection -> !WITHIN_A_CLUSTER.contains(connection))
                .collect(Collectors.toUnmodifiableSet());
        assertThat(ArchitecturePicture.of(Files.readString(TEXT)).arrows())
                .extracting(arrow -> arrow.from() + " " + arrow.to())
                .containsExactlyInAnyOrderElementsOf(opened);
    }

    /** {@code a_to_b} and {@code b_from_a} are the two ends of one connection. */
    private static String connection(String rule) {
        String[] to = rule.split("_to_", -1);
        String[] from = rule.split("_from_", -1);
        String connection = to.length == 2 ? to[0] + " " + to[1] : from[1] + " " + from[0];
        return switch (connection) {
            case "api own_db", "nodes db", "nodes own_db", "own_nodes db" -> "api db";
            case "lb nodes", "lb own_nodes", "lb kube_proxy", "lb own_kube_proxy" -> "lb api";
            case "gateway services" -> "gateway functions";
            case "functions services" -> "functions iam";
            case "api services", "nodes services" -> "api vault";
            default -> connection;
        };
    }
}
