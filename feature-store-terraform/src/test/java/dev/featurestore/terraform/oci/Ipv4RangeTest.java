package dev.featurestore.terraform.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4RangeTest {

    @Test
    void readsARangeAndAnAddress() {
        Ipv4Range range = range("10.0.1.7/16");

        assertThat(range.address(0)).isEqualTo("10.0.0.0");
        assertThat(range.address(range.given() - range.first())).isEqualTo("10.0.1.7");
        assertThat(range.size()).isEqualTo(65536);
        assertThat(range.hostBits()).isEqualTo(16);
        assertThat(range("192.168.0.1").prefix()).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0", "10.0.0.256", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0.0", "::/0", "10.0.0.x"})
    void anythingElseIsNoRange(String text) {
        assertThat(Ipv4Range.parse(text)).isEmpty();
    }

    @Test
    void comparesRanges() {
        assertThat(range("10.0.0.0/16").contains(range("10.0.255.0/24"))).isTrue();
        assertThat(range("10.0.0.0/16").contains(range("10.1.0.0/24"))).isFalse();
        assertThat(range("10.0.0.0/24").contains(range("10.0.0.0/16"))).isFalse();
        assertThat(range("10.0.0.0/24").overlaps(range("10.0.0.0/16"))).isTrue();
        assertThat(range("10.0.0.0/24").overlaps(range("10.0.1.0/24"))).isFalse();
    }

    @Test
    void hasMasksAndParts() {
        assertThat(range("10.0.0.0/20").netmask()).isEqualTo("255.255.240.0");
        assertThat(range("0.0.0.0/0").netmask()).isEqualTo("0.0.0.0");
        assertThat(range("10.0.0.1").netmask()).isEqualTo("255.255.255.255");
        assertThat(range("10.0.0.0/16").part(8, 3)).isEqualTo("10.0.3.0/24");
        assertThat(range("0.0.0.0/0").part(32, 4294967295L)).isEqualTo("255.255.255.255/32");
    }

    private static Ipv4Range range(String text) {
        return Ipv4Range.parse(text).orElseThrow();
    }
}
