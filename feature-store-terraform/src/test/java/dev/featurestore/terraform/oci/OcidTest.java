package dev.featurestore.terraform.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcidTest {

    @ParameterizedTest
    @CsvSource({
        "ocid1.vcn.oc1.iad.aaaaaaaa1, vcn, oc1, iad",
        "ocid1.compartment.oc1..aaaaaaaa1, compartment, oc1, ''",
        "ocid1.dns-zone.oc19.eu-madrid-2.future.aaaaaaaa1, dns-zone, oc19, eu-madrid-2",
        "ocid1.vcn.oc1.iad..aaaaaaaa1, vcn, oc1, iad"
    })
    void readsTheParts(String text, String kind, String realm, String region) {
        assertThat(Ocid.parse(text)).contains(new Ocid(kind, realm, region));
        assertThat(text).matches(Ocid.expression(List.of("user", kind)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ocid1.vcn.oc1.iad",
                "ocid1.vcn..iad.aaaaaaaa1",
                "ocid1..oc1.iad.aaaaaaaa1",
                "ocid1.vcn.oc1.iad.",
                "ocid1.vcn.oc1.iad.a.b.c",
                "ocid2.vcn.oc1.iad.aaaaaaaa1",
                "ocid1.VCN.oc1.iad.aaaaaaaa1",
                " ocid1.vcn.oc1.iad.aaaaaaaa1"
            })
    void anythingElseIsNoOcid(String text) {
        assertThat(Ocid.parse(text)).isEmpty();
        assertThat(text).doesNotMatch(Ocid.expression(List.of("vcn")));
    }

    @Test
    void readsWhatItWrites() {
        String written = Ocid.written(
                "vcn",
                "oc3",
                "us-gov-ashburn-1",
                String.valueOf(Ocid.letter(63)).repeat(52));

        assertThat(written).endsWith(".aaaaaaaa" + "7".repeat(52));
        assertThat(Ocid.parse(written)).contains(new Ocid("vcn", "oc3", "us-gov-ashburn-1"));
        assertThat(Ocid.isStartOf(written)).isTrue();
        assertThat(Ocid.isStartOf(written, "vcn")).isTrue();
        assertThat(Ocid.isStartOf(written, "vc")).isFalse();
        assertThat(Ocid.isStartOf("my-vcn")).isFalse();
    }
}
