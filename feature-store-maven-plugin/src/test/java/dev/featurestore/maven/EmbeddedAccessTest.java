package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.text.DebugLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rehearsal is refused for before it begins. */
class EmbeddedAccessTest {

    private static final Duration RETRY = Duration.ofSeconds(7);

    @TempDir
    Path folder;

    private FeatureStoreException refusal(String terraform, Optional<Path> providerSchema) {
        try (EmbeddedAccess access = new EmbeddedAccess(
                folder.resolve("cloud"),
                new EngineParameters(Optional.of(terraform), providerSchema, Optional.of("skip")),
                RETRY,
                DebugLog.NONE)) {
            return catchThrowableOfType(FeatureStoreException.class, access::open);
        }
    }

    @Test
    void refusesATerraformThatIsNotThere() {
        String nowhere = folder.resolve("nowhere").toString();
        FeatureStoreException refusal = refusal(nowhere, Optional.empty());
        assertThat(refusal.code()).isEqualTo(FailureCode.INVALID_PARAMETER);
        assertThat(refusal.message())
                .startsWith(
                        "Cannot use Terraform: " + nowhere + " is not an executable file. Set featurestore.terraform")
                .contains("featurestore.terraform");
        assertThat(refusal.hint()).contains("featurestore.terraform");
        assertThat(refusal("", Optional.empty()).message())
                .startsWith(
                        "featurestore.terraform: must be auto, builtin or the path of a terraform or tofu executable, but is \"\"");
    }

    @Test
    void refusesAnotherChoiceForProvisioners() {
        try (EmbeddedAccess access = new EmbeddedAccess(
                folder.resolve("cloud"),
                new EngineParameters(Optional.of("builtin"), Optional.empty(), Optional.of("Run")),
                RETRY,
                DebugLog.NONE)) {
            FeatureStoreException refusal = catchThrowableOfType(FeatureStoreException.class, access::open);
            assertThat(refusal.code()).isEqualTo(FailureCode.INVALID_PARAMETER);
            assertThat(refusal.message())
                    .isEqualTo("featurestore.rehearsal.provisioners: must be skip or run, but is \"Run\"");
            assertThat(refusal.hint()).isEqualTo("Remove it to skip provisioners");
        }
    }

    @Test
    void refusesAProviderSchemaThatIsNone() throws Exception {
        Path file = Files.writeString(folder.resolve("schema.json"), "{}");
        FeatureStoreException refusal = refusal("builtin", Optional.of(file));
        assertThat(refusal.code()).isEqualTo(FailureCode.INVALID_PARAMETER);
        assertThat(refusal.message())
                .startsWith("Cannot use the provider's schema: " + file + ": missing key 'provider_schemas'")
                .contains("terraform providers schema -json");
        assertThat(refusal.hint()).contains("featurestore.providerSchema");
        assertThat(refusal("builtin", Optional.of(folder.resolve("none"))).message())
                .contains("Cannot read " + folder.resolve("none"));
    }

    @Test
    void opensAgainAfterARefusal() {
        refusal(folder.resolve("nowhere").toString(), Optional.empty());
        try (EmbeddedAccess access = new EmbeddedAccess(
                folder.resolve("cloud"),
                new EngineParameters(Optional.of("builtin"), Optional.empty(), Optional.empty()),
                RETRY,
                DebugLog.NONE)) {
            CloudAddress address = access.open();
            assertThat(address.endpoint()).isPresent();
            assertThat(address.retryTimeout()).isEqualTo(RETRY);
        }
    }
}
