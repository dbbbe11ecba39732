package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cloud and the credentials of a deployment. */
@Tag("slow")
class ApplyConnectionTest extends ApplyFixture {

    @Test
    void missingOciConfigurationSaysWhereItLookedAndHowToRehearse() {
        FeatureStoreException e =
                failure(request(address(cloud.endpoint().toString(), folder.resolve("no/such/config"), "DEFAULT")));

        assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND);
        assertThat(e).hasMessageContaining(folder.resolve("no/such/config").toString());
        assertThat(e.hint()).contains("-Dfeaturestore.cloud=embedded");
    }

    @Test
    void profileThatIsNotThereIsNamed() {
        FeatureStoreException e = failure(request(address(cloud.endpoint().toString(), cloud.ociConfig(), "NOBODY")));

        assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND);
        assertThat(e).hasMessageContaining("NOBODY");
    }

    @Test
    void keyThatTheCloudDoesNotKnowIsRefused() throws Exception {
        Path strangers = folder.resolve("strangers");
        try (EmbeddedCloud other =
                EmbeddedCloud.open(new EmbeddedCloudOptions(strangers, 0, 2_000).with(EngineOptions.BUILT_IN))) {
            FeatureStoreException e =
                    failure(request(address(cloud.endpoint().toString(), other.ociConfig(), "DEFAULT")));

            assertThat(e.code()).isEqualTo(FailureCode.CLOUD_REFUSED);
            assertThat(e).hasMessageContaining("401-NotAuthenticated");
            assertThat(e.hint()).contains("clock");
        }
    }

    @Test
    void fileThatIsNoKeyIsNamedAndNotQuoted() throws Exception {
        Path key = Files.writeString(folder.resolve("key.pem"), "not-a-key-but-secret");
        Path ociConfig = Files.writeString(folder.resolve("config"), """
                [DEFAULT]
                user=ocid1.user.oc1..aaaa
                fingerprint=aa:bb
                tenancy=ocid1.tenancy.oc1..aaaa
                key_file=%s
                """.formatted(key));

        FeatureStoreException e = failure(request(address(cloud.endpoint().toString(), ociConfig, "DEFAULT")));

        assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND);
        assertThat(e).hasMessageNotContaining("secret").hasNoCause();
    }

    @Test
    void endpointWithoutAServerFailsWithoutRetries() {
        FeatureStoreException e = failure(request(address("http://127.0.0.1:1", cloud.ociConfig(), "DEFAULT")));

        assertThat(e.code()).isEqualTo(FailureCode.CLOUD_UNREACHABLE);
        assertThat(e).hasMessageContaining("http://127.0.0.1:1");
    }

    @Test
    void serviceAndRegionCanStandInTheEndpoint() throws Exception {
        String endpoint = cloud.endpoint().toString().replace("127.0.0.1", "{region}");
        FeatureStoreException e = failure(request(address(endpoint, cloud.ociConfig(), "DEFAULT")));

        assertThat(e).hasMessageContaining("us-ashburn-1:" + cloud.endpoint().getPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9", "http://", "foo", "ftp://example.com", "http://{sevice}.example.com"})
    void endpointThatIsNoAddressIsRefusedByItsProperty(String endpoint) {
        FeatureStoreException e = failure(request(address(endpoint, cloud.ociConfig(), "DEFAULT")));

        assertThat(e.code()).isEqualTo(FailureCode.INVALID_PARAMETER);
        assertThat(e).hasMessage("featurestore.endpoint: \"" + endpoint + "\" is not an HTTP URL");
    }
}
