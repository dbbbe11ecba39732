package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With {@code -e} each Maven prints the operator's frames of a failure, and without it none. */
class StackTraceIT {

    private static final String FRAME = "at dev.featurestore.operator.";

    @TempDir
    Path folder;

    private Path project;
    private String options = "";
    private int port;

    @BeforeEach
    void copyProject() throws Exception {
        project = Projects.copy("no-pom", folder.resolve("project"));
        port = closedPort();
    }

    /** The oldest one that the plugin supports first. */
    static Stream<Path> mavens() throws IOException {
        List<Path> mavens = MavenBuild.mavens();
        assertThat(mavens.get(0)).hasFileName("apache-maven-3.8.7");
        return mavens.stream();
    }

    @ParameterizedTest
    @MethodSource("mavens")
    void aFailureThatTheUserCanFixHasItsFramesWithE(Path maven) throws Exception {
        Path config = project.resolve("feature_store.yaml");
        Files.writeString(config, Files.readString(config) + "  regoin: us-ashburn-1\n");

        checkTraces(maven, "dev.featurestore.operator.failure.FeatureStoreException", List.of("verify"));
    }

    @ParameterizedTest
    @MethodSource("mavens")
    void aFailureOfTheEnvironmentHasItsFramesAndItsCauseWithE(Path maven) throws Exception {
        checkTraces(
                maven,
                "Caused by: java.net.ConnectException",
                List.of("apply", "-Dfeaturestore.auth=instance_principal"));
    }

    @ParameterizedTest
    @MethodSource("mavens")
    void anInternalErrorHasItsFramesWithE(Path maven) throws Exception {
        Path certificates = Files.writeString(
                folder.resolve("ca.pem"), Certified.make(folder, "CN=it").certificatePem());
        options = "-Djavax.net.ssl.trustStoreType=unknown"; // a JVM that cannot read its own certificates

        checkTraces(
                maven,
                "java.lang.IllegalStateException: Cannot read the certificates that the JVM trusts",
                List.of(
                        "apply",
                        "-Dfeaturestore.auth=instance_principal",
                        "-Dfeaturestore.caCertificates=" + certificates));
    }

    private void checkTraces(Path maven, String cause, List<String> arguments) throws Exception {
        MavenBuild.Result plain = run(maven, arguments);
        assertThat(plain.status()).as(plain.log()).isNotZero();
        assertThat(plain.log()).doesNotContain(FRAME, "\tat ", "    at ", "Caused by");

        MavenBuild.Result traced =
                run(maven, Stream.concat(arguments.stream(), Stream.of("-e")).toList());
        assertThat(traced.status()).as(traced.log()).isNotZero();
        assertThat(traced.log()).contains(FRAME, cause);
        assertThat(failure(traced.log())).isEqualTo(failure(plain.log())).hasSizeGreaterThan(1);
    }

    /** Maven's message. */
    private static List<String> failure(String log) {
        return log.lines()
                .dropWhile(line -> !line.startsWith("[ERROR] Failed to execute goal"))
                .takeWhile(line -> !line.endsWith("-> [Help 1]") && !line.equals("[ERROR] "))
                .toList();
    }

    private MavenBuild.Result run(Path maven, List<String> arguments) throws Exception {
        return new MavenBuild(project, maven)
                .with("MAVEN_OPTS", options)
                .with("OCI_METADATA_BASE_URL", "http://127.0.0.1:" + port + "/")
                .run(Stream.concat(
                                Stream.of(MavenBuild.plugin() + ":" + arguments.get(0)),
                                arguments.stream().skip(1))
                        .toList());
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
