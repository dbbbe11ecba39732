package dev.featurestore.operator.oci.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.ProxyServer;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    private static final URI OCI = URI.create("https://resourcemanager.us-ashburn-1.oraclecloud.com/20180917");

    @Test
    void withoutAnyProxyTheWayIsDirect() {
        assertThat(routes(List.of(), Map.of()).to(OCI)).isEmpty();
    }

    @Test
    void settingsComeBeforeTheEnvironment() {
        Routes routes = routes(
                List.of(new ProxyServer("https", "settings", 1, Optional.empty(), List.of())),
                Map.of("HTTPS_PROXY", "http://environment:2", "HTTP_PROXY", "http://environment:3"));

        assertThat(routes.to(OCI)).map(ProxyServer::host).contains("settings");
        assertThat(routes.to(URI.create("http://example.com")))
                .map(ProxyServer::port)
                .contains(3);
    }

    @Test
    void nonProxyHostsOfTheSettingsAreReachedDirectlyRegardlessOfTheEnvironment() {
        Routes routes = routes(
                List.of(new ProxyServer("https", "settings", 1, Optional.empty(), List.of("*.oraclecloud.com"))),
                Map.of("HTTPS_PROXY", "http://environment:2"));

        assertThat(routes.to(OCI)).isEmpty();
        assertThat(routes.to(URI.create("https://example.com"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oraclecloud.com",
                ".oraclecloud.com",
                "*.oraclecloud.com",
                "example.com, .us-ashburn-1.oraclecloud.com",
                "resourcemanager.us-ashburn-1.OracleCloud.com",
                "oraclecloud.com:443",
                "resourcemanager.us-ashburn-1.oraclecloud.com:443",
                "example.com;oraclecloud.com",
                "localhost|.oraclecloud.com|example.com",
                "*"
            })
    void noProxyNamesHostsAndDomains(String noProxy) {
        assertThat(routes(List.of(), Map.of("HTTPS_PROXY", "http://p:2", "NO_PROXY", noProxy))
                        .to(OCI))
                .isEmpty();
    }

    @Test
    void noProxyNamesNoHostThatOnlyEndsSo() {
        Routes routes = routes(List.of(), Map.of("https_proxy", "p:2", "no_proxy", "cloud.com,us-ashburn-1"));

        assertThat(routes.to(OCI)).map(ProxyServer::port).contains(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080",
                "http://127.1.2.3",
                "http://localhost:1",
                "http://[::1]:1",
                "http://169.254.169.254/opc/v2/"
            })
    void thisMachineAndItsMetadataAreNeverReachedThroughAProxy(String address) {
        assertThat(routes(List.of(), Map.of("HTTP_PROXY", "http://p:2")).to(URI.create(address)))
                .isEmpty();
    }

    @Test
    void credentialsOfTheUrlAreDecoded() {
        ProxyServer.Credentials credentials = routes(
                        List.of(), Map.of("HTTPS_PROXY", "http://me%40corp:p%3Ass+word@proxy.corp:3128/"))
                .to(OCI)
                .flatMap(ProxyServer::credentials)
                .orElseThrow();

        assertThat(credentials.user()).isEqualTo("me@corp");
        assertThat(credentials.password().value()).isEqualTo("p:ss+word");
        assertThat(credentials).asString().doesNotContain("p:ss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://u:hunter2@proxy:1", "http://u:hunter2@", "socks5://u:hunter2@p:1", "http://u:hun ter2@p"
            })
    void whatIsNoAddressOfAProxyIsNamedAndNotQuoted(String value) {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(
                        () -> routes(List.of(), Map.of("HTTPS_PROXY", value)).to(OCI))
                .withMessageContaining("HTTPS_PROXY")
                .withMessageNotContaining("ter2")
                .withNoCause();
    }

    @Test
    void portOfNoProxyMustBeThatOfTheAddress() {
        Routes routes =
                routes(List.of(), Map.of("HTTPS_PROXY", "http://p:2", "NO_PROXY", "oraclecloud.com:8443,[::2]:443"));

        assertThat(routes.to(OCI)).isPresent();
        assertThat(routes.to(URI.create("https://a.oraclecloud.com:8443/"))).isEmpty();
        assertThat(routes.to(URI.create("https://[::2]/"))).isEmpty();
        assertThat(routes.to(URI.create("https://[::2]:8443/"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://my_proxy:3128", "my_proxy:3128", "http://me:p@ss@my_proxy:3128/"})
    void hostMayHaveAnUnderscore(String value) {
        ProxyServer proxy =
                routes(List.of(), Map.of("HTTPS_PROXY", value)).to(OCI).orElseThrow();

        assertThat(proxy.host()).isEqualTo("my_proxy");
        assertThat(proxy.port()).isEqualTo(3128);
    }

    @Test
    void targetMayHaveAnUnderscore() {
        Map<String, String> environment = Map.of("HTTP_PROXY", "http://p:2", "NO_PROXY", "my_host:8080");

        assertThat(routes(List.of(), environment).to(URI.create("http://my_host:8080/a")))
                .isEmpty();
        assertThat(routes(List.of(), environment).to(URI.create("http://my_host/a")))
                .isPresent();
    }

    @Test
    void addressOfAProxyMayBeThatOfIpv6() {
        assertThat(routes(List.of(), Map.of("HTTPS_PROXY", "http://[fd00::1]:3128"))
                        .to(OCI))
                .map(ProxyServer::host)
                .contains("fd00::1");
    }

    @Test
    void allProxyIsThatOfASchemeWithoutOneOfItsOwn() {
        Routes routes = routes(List.of(), Map.of("ALL_PROXY", "http://all:1", "HTTP_PROXY", "http://own:2"));

        assertThat(routes.to(OCI)).map(ProxyServer::host).contains("all");
        assertThat(routes.to(URI.create("http://example.com")))
                .map(ProxyServer::host)
                .contains("own");
    }

    @Test
    void proxyThatIsNotSupportedIsRefusedOnlyWhereItIsNeeded() {
        String socks = "socks5h://p:1080";

        assertThat(routes(List.of(), Map.of("https_proxy", socks)).to(URI.create("https://127.0.0.1:1")))
                .isEmpty();
        assertThat(routes(List.of(), Map.of("https_proxy", socks, "NO_PROXY", "oraclecloud.com"))
                        .to(OCI))
                .isEmpty();
        assertThat(routes(List.of(), Map.of("all_proxy", socks, "HTTPS_PROXY", "http://p:2"))
                        .to(OCI))
                .isPresent();
        assertThat(routes(
                                List.of(new ProxyServer("https", "settings", 1, Optional.empty(), List.of())),
                                Map.of("https_proxy", socks))
                        .to(OCI))
                .isPresent();
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> routes(List.of(), Map.of("all_proxy", socks)).to(OCI))
                .withMessageContaining("all_proxy sets a proxy of the unsupported type socks5h");
    }

    private static Routes routes(List<ProxyServer> settings, Map<String, String> environment) {
        return new Routes(new Network(settings, Optional.empty(), environment, false));
    }
}
