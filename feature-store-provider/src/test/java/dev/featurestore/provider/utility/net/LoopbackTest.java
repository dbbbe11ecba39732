package dev.featurestore.provider.utility.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.255.0.9", "::1", "[::1]", "0:0:0:0:0:0:0:1"})
    void isThisMachine(String host) {
        assertThat(Loopback.isAddress(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "example.com",
                "127.0.0.1.example.com",
                "localhost.example.com",
                "10.0.0.1",
                "0.0.0.0",
                "127.1",
                "2130706433",
                "::2",
                "[::ffff:10.0.0.1]",
                "127.0.0.999"
            })
    void isAnotherMachine(String host) {
        assertThat(Loopback.isAddress(host)).isFalse();
    }
}
