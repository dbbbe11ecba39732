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
                "oci:/b@ns/o | one that does not begin with oci://",
                "OCI://b@ns/o | one that does not begin with oci://",
                "oci:// | one without a bucket",
                "oci://@ns/o | one without a bucket",
                "oci://b/o | one without @namespace after the bucket",
                "oci://b@/o | one whose namespace after the @ is missing or malformed",
                "oci://b@n@s/o | one whose namespace after the @ is missing or malformed",
                "oci://b b@ns/o | one whose bucket has other characters than letters, digits, dots, dashes and underscores",
                "oci://b@ns | one without an object after the namespace",
                "oci://b@ns/ | one without an object after the namespace",
                "oci://b@ns/folder/ | one that ends with a slash, as a folder would"
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
