package dev.featurestore.operator.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectAddressTest {

    @Test
    void readsWhatAdsWrites() {
        assertThat(ObjectAddress.parse("oci://my-bucket@ns1/a folder/feature_store.yaml"))
                .isEqualTo(new ObjectAddress("my-bucket", "ns1", "a folder/feature_store.yaml"))
                .hasToString("oci://my-bucket@ns1/a folder/feature_store.yaml");
    }

    @Test
    void namesOfObjectsMayHaveAnAt() {
        assertThat(ObjectAddress.parse("oci://b@ns/a@b.zip").object()).isEqualTo("a@b.zip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "oci:/b@ns/o | the address of an object must start with oci://",
                "OCI://b@ns/o | the address of an object must start with oci://",
                "oci:// | the bucket name is missing",
                "oci://@ns/o | the bucket name is missing",
                "oci://b/o | the @namespace after the bucket is missing",
                "oci://b@/o | the namespace after the @ is missing or malformed",
                "oci://b@n@s/o | the namespace after the @ is missing or malformed",
                "oci://b b@ns/o | a bucket name has only letters, digits, dots, dashes and underscores, at most 256",
                "oci://b@ns | the object name after the namespace is missing",
                "oci://b@ns/ | the object name after the namespace is missing",
                "oci://b@ns/folder/ | the object name ends with a slash, as a folder does"
            })
    void saysWhatIsMissing(String text, String found) {
        assertThat(ObjectAddress.isMeant(text)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectAddress.parse(text))
                .withMessage(found);
    }

    @Test
    void refusesNamesThatNoBucketTakes() {
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectAddress.parse("oci://b@ns/a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectAddress.parse("oci://b@ns/" + "a".repeat(1025)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature_store.yaml", "/etc/oci", "ocid1.stack", "C:\\stack", "", "stack/oci:x"})
    void pathsAreNotMeant(String text) {
        assertThat(ObjectAddress.isMeant(text)).isFalse();
    }

    @Test
    void bucketsMayBeNamedWithoutTheirNamespace() {
        assertThat(BucketName.parse("stacks.v1_a-b").namespace()).isEmpty();
        assertThat(BucketName.parse("stacks@ns").namespace()).contains("ns");
        assertThat(BucketName.parse("stacks@ns")).hasToString("stacks@ns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "@ns", "b@", "oci://b@ns"})
    void whatNamesNoBucketIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> BucketName.parse(text));
    }
}
