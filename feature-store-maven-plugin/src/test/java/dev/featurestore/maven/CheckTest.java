package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.check.CheckOptions;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.CheckRequest;
import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.command.StackRequest;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.report.Results;
import dev.featurestore.operator.retry.RetryPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks of stores that really answer, behind the embedded cloud's gateway, and of what does not. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // before each test
@Tag("slow")
class CheckTest {

    private static final CheckOptions ONCE = CheckOptions.DEFAULT.withTimeout(Duration.ZERO);

    @TempDir
    Path folder;

    private EmbeddedCloud cloud;
    private final RecordedConsole console = new RecordedConsole();

    @BeforeEach
    void start() throws IOException {
        GatewayStack.in(folder);
        open();
    }

    private void open() {
        cloud = EmbeddedCloud.open(
                new EmbeddedCloudOptions(folder.resolve("cloud"), 0, 2_000).with(EngineOptions.BUILT_IN));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private void control(String json) throws IOException {
        Files.writeString(folder.resolve("cloud/control.json"), json);
    }

    private Inputs inputs() {
        CloudAddress address = new CloudAddress(
                Optional.of(cloud.endpoint().toString()),
                SignIn.apiKey(cloud.ociConfig(), "DEFAULT"),
                Network.direct(),
                RetryPolicy.DEFAULT_LIMIT);
        return new Inputs(
                new Source.Local(folder.resolve("feature_store.yaml")),
                Overrides.NONE,
                new OciAccess(false, () -> address),
                Optional.empty());
    }

    private Operator operator() {
        return new Operator(console, folder, folder, getClass().getClassLoader(), new NoValues());
    }

    private String apply(ApplyOptions options) {
        return operator()
                .apply(new ApplyRequest(inputs(), "local", Results.exactly(folder.resolve("reports")), options))
                .get(0)
                .value();
    }

    private void check(Optional<String> endpoint, CheckOptions options) {
        check(inputs().cloud(), endpoint, options);
    }

    private void check(CloudAccess cloudAccess, Optional<String> endpoint, CheckOptions options) {
        operator()
                .stack(new StackRequest(
                        new Source.Local(folder.resolve("feature_store.yaml")),
                        Optional.empty(),
                        Overrides.NONE,
                        cloudAccess))
                .check(new CheckRequest(endpoint, options));
    }

    private JsonNode reportedCheck() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("reports/report.json").toFile())
                .path("check");
    }

    private static FeatureStoreException failure(Runnable failing) {
        return assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(failing::run)
                .actual();
    }

    private List<Path> inTheStore() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("cloud/state/feature-stores"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void endsAnApplyThatAnswers() throws IOException {
        String endpoint =
                apply(ApplyOptions.DEFAULT.withCheckTimeout(Duration.ZERO).withCheckWrites(true));

        assertThat(console.lines())
                .containsSubsequence(
                        "Checking " + endpoint,
                        "  gateway answers   OK      unsigned OPTIONS: 200",
                        "  authoriser wired  OK      unsigned GET: 401",
                        "  store answers     OK      signed GET: 200",
                        "  store and entity  OK      created, read, deleted");
        assertThat(reportedCheck().path("passed").asBoolean()).isTrue();
        assertThat(reportedCheck().path("endpoint").asText()).isEqualTo(endpoint);
        assertThat(reportedCheck().path("steps").findValuesAsText("step"))
                .containsExactly("GATEWAY", "AUTHORISER", "STORE", "WRITES");
        assertThat(inTheStore()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gateway, gateway, 1, unsigned OPTIONS: 500",
        "authoriser, authoriser, 2, unsigned GET: 502",
        "store, store, 3, signed GET: 503"
    })
    void failsAnApplyAtTheHopThatBreaks(String broken, String hop, int steps, String seen) throws IOException {
        control("{\"gateway\": {\"broken\": \"" + broken + "\"}}");

        FeatureStoreException e = failure(() -> apply(ApplyOptions.DEFAULT.withCheckTimeout(Duration.ZERO)));

        assertThat(e.code()).isEqualTo(FailureCode.STORE_NOT_ANSWERING);
        assertThat(e).hasMessageContaining("The stack is deployed, but the check of its store failed (" + hop + "): ");
        assertThat(console.lines()).anyMatch(line -> line.contains("FAILED  " + seen + "  <- " + hop));
        assertThat(reportedCheck().path("passed").asBoolean()).isFalse();
        assertThat(reportedCheck().path("steps")).hasSize(steps);
        assertThat(reportedCheck().path("steps").path(steps - 1).path("hop").asText())
                .isEqualTo(hop);
        assertThat(folder.resolve("reports/outputs.env")).exists();
    }

    @Test
    void waitsForAStoreThatStartsSlowly() throws IOException {
        control("{\"gateway\": {\"startSeconds\": 4}}");

        apply(ApplyOptions.DEFAULT.withCheckTimeout(Duration.ofMinutes(1)));

        assertThat(console.lines()).anyMatch(line -> line.startsWith("  store answers     OK      signed GET: 200"));
    }

    @Test
    void isLeftOutOfAnApplyWithoutAGateway() throws IOException {
        Files.writeString(folder.resolve("stack/main.tf"), """
                resource "oci_core_vcn" "this" {
                  compartment_id = "c"
                }

                output "vcn_id" {
                  value = oci_core_vcn.this.id
                }
                """);

        apply(ApplyOptions.DEFAULT.withCheckTimeout(Duration.ZERO));

        assertThat(console.lines()).contains("Check skipped: the stack has no output api_endpoint and so no gateway.");
        assertThat(reportedCheck().path("leftOut").asText()).contains("no output api_endpoint");
    }

    @Test
    void findsTheStoreOfTheConfigurationsStack() {
        String endpoint = apply(ApplyOptions.DEFAULT.withNoCheck(true));
        cloud.close();
        open();

        check(Optional.empty(), ONCE);

        assertThat(console.lines())
                .contains("Checking " + endpoint)
                .containsSubsequence(
                        "  ads.set_auth(\"api_key\",",
                        "      oci_config_location=\"" + cloud.ociConfig() + "\",",
                        "      client_kwargs={\"fs_service_endpoint\": \"" + endpoint + "\"})",
                        "  curl -i -X OPTIONS " + endpoint + "/featureStores");
    }

    @Test
    void saysThatNothingIsDeployed() {
        FeatureStoreException absent = failure(() -> check(Optional.empty(), ONCE));
        assertThat(absent.code()).isEqualTo(FailureCode.STACK_NOT_FOUND);
        assertThat(absent.commands()).contains(Command.of(Goal.APPLY));

        failAnApply();
        FeatureStoreException undeployed = failure(() -> check(Optional.empty(), ONCE));
        assertThat(undeployed).hasMessageContaining("has no outputs: it is not deployed");
    }

    private void failAnApply() {
        try {
            control("{\"failAt\": {\"oci_apigateway_gateway.this\": \"404\"}}");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(failure(() -> apply(ApplyOptions.DEFAULT.withNoCheck(true))).code())
                .isEqualTo(FailureCode.JOB_FAILED);
    }

    @Test
    void namesTheHopBeforeTheGateway() throws Exception {
        FeatureStoreException unknown =
                failure(() -> check(Optional.of("https://store.feature-store.invalid/20230101"), ONCE));
        assertThat(unknown)
                .hasMessageContaining("The check failed (DNS): cannot resolve host name store.feature-store.invalid");

        Certified certified = Certified.make(folder, "CN=localhost", "-ext", "san=ip:127.0.0.1");
        try (TlsFront front = TlsFront.of(certified, cloud.endpoint().getPort())) {
            FeatureStoreException tls =
                    failure(() -> check(Optional.of("https://127.0.0.1:" + front.port() + "/20230101"), ONCE));
            assertThat(tls).hasMessageContaining("The check failed (TLS): cannot open a TLS connection to 127.0.0.1");
            assertThat(tls.hint()).contains("featurestore.caCertificates");
        }

        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        FeatureStoreException refused =
                failure(() -> check(Optional.of("http://127.0.0.1:" + closed + "/20230101"), ONCE));
        assertThat(refused)
                .hasMessageContaining("The check failed (gateway): connection to 127.0.0.1:" + closed + " refused");
        assertThat(refused.hint()).contains("featurestore.cloud=embedded");
    }

    @Test
    void saysThatThePathIsWrong() {
        URI endpoint = URI.create(apply(ApplyOptions.DEFAULT.withNoCheck(true)));

        FeatureStoreException e =
                failure(() -> check(Optional.of("http://" + endpoint.getRawAuthority() + "/20240101"), ONCE));

        assertThat(e).hasMessageContaining("the gateway has no deployment at path /20240101");
    }

    @Test
    void saysThatAKeyIsNotLetIn() throws IOException {
        String endpoint = apply(ApplyOptions.DEFAULT.withNoCheck(true));
        try (EmbeddedCloud other = EmbeddedCloud.open(
                new EmbeddedCloudOptions(folder.resolve("other"), 0, 2_000).with(EngineOptions.BUILT_IN))) {
            Files.copy(other.ociConfig(), folder.resolve("stranger"));
        }
        CloudAddress stranger = new CloudAddress(
                Optional.of(cloud.endpoint().toString()),
                SignIn.apiKey(folder.resolve("stranger"), "DEFAULT"),
                Network.direct(),
                RetryPolicy.DEFAULT_LIMIT);

        FeatureStoreException e =
                failure(() -> check(new OciAccess(false, () -> stranger), Optional.of(endpoint), ONCE));

        assertThat(e).hasMessageContaining("The check failed (authoriser): the API key of profile DEFAULT");
        assertThat(e.hint()).contains("feature_store_user_group_id", "clock");
    }

    @ParameterizedTest
    @CsvSource({
        "store.example.com, is not an HTTPS URL without a query",
        "http://store.example.com/20230101, does not use HTTPS"
    })
    void refusesWhatCannotBeChecked(String endpoint, String why) {
        FeatureStoreException e = failure(() -> check(Optional.of(endpoint), ONCE));

        assertThat(e.code()).isEqualTo(FailureCode.INVALID_PARAMETER);
        assertThat(e).hasMessageStartingWith("featurestore.apiEndpoint: ").hasMessageContaining(why);
    }
}
