package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.ObjectAddress;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.VerifyRequest;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Results;
import dev.featurestore.operator.retry.RetryPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Configuration and stack from the Object Storage of the embedded cloud, over HTTP, with signatures that it verifies. */
@Tag("slow")
class RemoteConfigurationTest extends ApplyFixture {

    private Storage storage;

    @BeforeEach
    void fillTheBucket() throws IOException {
        storage = Storage.withBucket(cloud, "configurations");
        storage.put("stacks/vcn.zip", Files.readAllBytes(operator().pack(inputs(address()), folder.resolve("s.zip"))));
        put("feature_store.yaml", configuration(storage.address("stacks/vcn.zip")));
    }

    @AfterEach
    void leave() {
        storage.close();
    }

    @Test
    void configurationAndStackAreDeployedFromTheBucketWithOneSignIn() throws Exception {
        console.lines().clear();

        List<Output> outputs = apply(request(remote("feature_store.yaml"), address()));

        assertThat(outputs).extracting(Output::name).containsExactlyInAnyOrder("vcn_id", "secret");
        assertThat(stacks()).hasSize(1);
        assertThat(console.lines())
                .contains("Verified " + storage.address("feature_store.yaml"))
                .filteredOn(l -> l.startsWith("Signing in"))
                .hasSize(1);
    }

    @Test
    void bundleOfARemoteZipIsThatOfItsFolder() throws Exception {
        Path packed = operator().pack(inputs(remote("feature_store.yaml"), address()), folder.resolve("remote.zip"));

        assertThat(packed).hasSameBinaryContentAs(folder.resolve("s.zip"));
    }

    @Test
    void problemsNameTheAddressWithLineAndColumn() {
        put("broken.yaml", configuration("stack").replace("region: us-ashburn-1", "region: us-ashburn-1\n  regoin: x"));

        verifyFails(remote("broken.yaml"));

        assertThat(console.lines())
                .anyMatch(l -> l.contains(storage.address("broken.yaml") + ":9:3  spec.regoin: unknown key 'regoin'"));
    }

    @Test
    void relativeSourceOfARemoteConfigurationIsRefusedAtItsKey() {
        put("broken.yaml", configuration("stack"));

        FeatureStoreException e = verifyFails(remote("broken.yaml"));

        assertThat(e)
                .hasMessage(storage.address("broken.yaml") + ":10:5  spec.stack.source: invalid path or address:"
                        + " a file in Object Storage cannot have relative paths, as buckets have no folders");
    }

    @Test
    void absentConfigurationIsToldByItsAddress() {
        FeatureStoreException e = verifyFails(remote("absent.yaml"));

        assertThat(e.code()).isEqualTo(FailureCode.CLOUD_REFUSED);
        assertThat(e)
                .hasMessageStartingWith(storage.address("absent.yaml") + "  Cannot read ")
                .hasMessageContaining("404-ObjectNotFound");
        assertThat(e.hint()).contains("the bucket, the namespace, the region").contains("read objects");
    }

    @Test
    void absentBucketOfAStackIsToldAtItsKeyBeforeAnythingIsChanged() throws Exception {
        configureSource(storage.address("stacks/vcn.zip").replace("configurations", "elsewhere"));

        FeatureStoreException e = failure(request());

        assertThat(e)
                .hasMessageStartingWith("feature_store.yaml:9:5  spec.stack.source: Cannot read oci://elsewhere@")
                .hasMessageContaining("404-BucketNotFound");
        assertThat(stacks()).isEmpty();
    }

    @Test
    void malformedAddressOfAStackIsToldAtItsKey() throws Exception {
        configureSource("oci://configurations/stacks/vcn.zip");

        assertThat(failure(request()))
                .hasMessage("feature_store.yaml:9:5  spec.stack.source: invalid path or address: the @namespace after"
                        + " the bucket is missing");
        assertThat(stacks()).isEmpty();
    }

    @Test
    void objectThatIsNoZipIsToldAtTheKeyOfTheStack() throws Exception {
        configureSource(storage.address("feature_store.yaml"));

        FeatureStoreException e = failure(request());

        assertThat(e.code()).isEqualTo(FailureCode.INVALID_STACK);
        assertThat(e)
                .hasMessage("feature_store.yaml:9:5  spec.stack.source: " + storage.address("feature_store.yaml")
                        + " is not a readable zip");
    }

    @Test
    void tooLargeAnObjectIsRefusedUnread() {
        storage.put("large.yaml", new byte[(1 << 20) + 1]);
        storage.put("empty.yaml", new byte[0]);

        assertThat(verifyFails(remote("large.yaml")))
                .hasMessageContaining("the object has 1048577 bytes, the maximum is 1048576");
        assertThat(verifyFails(remote("empty.yaml"))).hasMessageContaining("but is empty");
    }

    @Test
    void offlineFailsAtOnceWithAHint() {
        CloudAddress offline = new CloudAddress(
                Optional.of("https://objectstorage.example.com"),
                SignIn.apiKey(cloud.ociConfig(), "DEFAULT"),
                new Network(List.of(), Optional.empty(), Map.of(), true),
                RetryPolicy.DEFAULT_LIMIT);

        FeatureStoreException e = assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> operator().verify(VerifyRequest.of(inputs(remote("feature_store.yaml"), offline))))
                .actual();

        assertThat(e.code()).isEqualTo(FailureCode.OFFLINE);
        assertThat(e.hint()).contains("without -o").contains("-Dfeaturestore.cloud=embedded");
    }

    @Test
    void strangerMayNotReadIt() {
        try (EmbeddedCloud other = EmbeddedCloud.open(
                new EmbeddedCloudOptions(folder.resolve("strangers"), 0, 2_000).with(EngineOptions.BUILT_IN))) {
            CloudAddress stranger = address(cloud.endpoint().toString(), other.ociConfig(), "DEFAULT");

            FeatureStoreException e = failure(request(remote("feature_store.yaml"), stranger));

            assertThat(e)
                    .hasMessageStartingWith(storage.address("feature_store.yaml"))
                    .hasMessageContaining("401-NotAuthenticated");
        }
    }

    @Test
    void nothingThatWasFetchedStaysBehind() throws Exception {
        long before = temporary();

        operator().pack(inputs(remote("feature_store.yaml"), address()), folder.resolve("remote.zip"));

        assertThat(temporary()).isEqualTo(before);
    }

    private static long temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().matches("featurestore.*\\.zip"))
                    .count();
        }
    }

    private FeatureStoreException verifyFails(Source config) {
        return assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> operator().verify(VerifyRequest.of(inputs(config, address()))))
                .actual();
    }

    private ApplyRequest request(Source config, CloudAddress address) {
        return new ApplyRequest(
                inputs(config, address), "local", Results.exactly(reports()), ApplyOptions.DEFAULT.withNoCheck(true));
    }

    private Source remote(String object) {
        return new Source.Remote(ObjectAddress.parse(storage.address(object)));
    }

    private void put(String name, String text) {
        storage.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void configureSource(String source) throws IOException {
        Files.writeString(config(), configuration(source).replace("  operation: create\n", ""));
    }

    private static String configuration(String source) {
        return """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  operation: create
                  tenancy_id: ocid1.tenancy.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample
                  compartment_id: %s
                  region: us-ashburn-1
                  stack:
                    source: %s
                """.formatted(COMPARTMENT, source);
    }
}
