package dev.featurestore.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Output;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreEndpointTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/20230101", "http://localhost:8080/20230101/", "http://[::1]:1/x"})
    void isAskedOnThisMachineInARehearsal(String address) {
        assertThat(StoreEndpoint.of(address, true).address()).isPresent();
    }

    @Test
    void losesItsLastSlash() {
        assertThat(StoreEndpoint.of(" https://store.example.com/20230101/ ", false)
                        .address())
                .isEqualTo(Optional.of(URI.create("https://store.example.com/20230101")));
    }

    @ParameterizedTest
    @CsvSource({
        "https://store.example.com/20230101, true, a rehearsal connects to this machine only",
        "http://store.example.com/20230101, false, does not use HTTPS",
        "(not evaluated: built-in engine), true, is not a URL",
        "ftp://store.example.com, false, is not an HTTPS URL without a query",
        "https://store.example.com/20230101?a=b, false, is not an HTTPS URL without a query",
        "20230101, false, is not an HTTPS URL without a query"
    })
    void isNotAskedWhereThatCannotBeOrMustNot(String address, boolean rehearsal, String reason) {
        StoreEndpoint endpoint = StoreEndpoint.of(address, rehearsal);

        assertThat(endpoint.address()).isEmpty();
        assertThat(endpoint.reason()).contains(reason);
    }

    @Test
    void isAnOutputThatMayBeShown() {
        String address = "https://store.example.com/20230101";
        assertThat(StoreEndpoint.of(List.of(new Output("api_endpoint", address, false)), false)
                        .address())
                .isPresent();
        assertThat(StoreEndpoint.of(List.of(new Output("api_endpoint", address, true)), false)
                        .reason())
                .contains("sensitive");
        assertThat(StoreEndpoint.of(List.of(), false).reason()).contains("no output api_endpoint");
    }
}
