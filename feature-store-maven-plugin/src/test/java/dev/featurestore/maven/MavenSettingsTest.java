package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.access.ProxyServer;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;

/** Maven's own decrypter, on values that are encrypted as {@code mvn --encrypt-password} does it. */
@MojoTest
class MavenSettingsTest {

    private static final String SECURITY = "settings.security";

    @TempDir
    Path folder;

    @Inject
    SettingsDecrypter decrypter;

    private final Settings settings = new Settings();

    @BeforeEach
    void masterPassword() throws Exception {
        Path file = Files.writeString(
                folder.resolve("settings-security.xml"),
                "<settingsSecurity><master>" + encrypted("master", SECURITY) + "</master></settingsSecurity>");
        System.setProperty(SECURITY, file.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(SECURITY);
    }

    @Test
    void passphraseOfTheServerComesBeforeItsPassword() {
        server("plain", "other");

        assertThat(new MavenSettings(settings, decrypter).passPhrase("oci"))
                .hasValueSatisfying(p -> assertThat(p.secret().value()).isEqualTo("plain"));
    }

    @Test
    void encryptedPasswordIsDecryptedAndNeverShown() throws Exception {
        server(null, encrypted("hunter2", "master"));

        SignIn.StoredSecret stored =
                new MavenSettings(settings, decrypter).passPhrase("oci").orElseThrow();

        assertThat(stored.secret().value()).isEqualTo("hunter2");
        assertThat(stored)
                .asString()
                .contains("server oci of Maven's settings.xml")
                .doesNotContain("hunter2");
    }

    @Test
    void serverThatIsNotThereHasNoPassPhrase() {
        assertThat(new MavenSettings(settings, decrypter).passPhrase("oci")).isEmpty();
    }

    @Test
    void valueThatCannotBeDecryptedIsNamedAndNotQuoted() throws Exception {
        server(null, encrypted("hunter2", "another master"));

        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> new MavenSettings(settings, decrypter).passPhrase("oci"))
                .withMessageContaining("server oci")
                .withNoCause()
                .returns(FailureCode.CREDENTIALS_NOT_FOUND, FeatureStoreException::code);
    }

    @Test
    void activeProxyServesBothSchemesUnlessEachHasItsOwn() throws Exception {
        proxy("off", "https", false).setActive(false);
        Proxy http = proxy("http", "http", true);
        http.setUsername("me");
        http.setPassword(encrypted("hunter2", "master"));
        http.setNonProxyHosts("localhost|*.example.com");

        List<ProxyServer> proxies = new MavenSettings(settings, decrypter).proxies();

        assertThat(proxies).extracting(ProxyServer::scheme).containsExactly("https", "http");
        assertThat(proxies).extracting(ProxyServer::host).containsOnly("http.corp");
        assertThat(proxies.get(0).nonProxyHosts()).containsExactly("localhost", "*.example.com");
        assertThat(proxies.get(0).credentials())
                .hasValueSatisfying(c -> assertThat(c.password().value()).isEqualTo("hunter2"));
        assertThat(proxies).asString().doesNotContain("hunter2");

        proxy("https", "https", true);

        assertThat(new MavenSettings(settings, decrypter).proxies())
                .extracting(ProxyServer::host)
                .containsExactly("https.corp", "http.corp");
    }

    @Test
    void encryptedPasswordOfARegistryIsDecryptedAndNeverShown() throws Exception {
        Server server = new Server();
        server.setId("docker.io");
        server.setUsername("somebody");
        server.setPassword(encrypted("hunter2", "master"));
        settings.addServer(server);

        assertThat(new MavenSettings(settings, decrypter).login("registry-1.docker.io"))
                .hasValueSatisfying(login -> {
                    assertThat(login.user()).isEqualTo("somebody");
                    assertThat(login.password().value()).isEqualTo("hunter2");
                    assertThat(login).asString().doesNotContain("hunter2");
                });
    }

    private Proxy proxy(String id, String protocol, boolean active) {
        Proxy proxy = new Proxy();
        proxy.setId(id);
        proxy.setProtocol(protocol);
        proxy.setHost(id + ".corp");
        proxy.setPort(3128);
        proxy.setActive(active);
        settings.addProxy(proxy);
        return proxy;
    }

    private void server(@Nullable String passphrase, String password) {
        Server server = new Server();
        server.setId("oci");
        server.setPassphrase(passphrase);
        server.setPassword(password);
        settings.addServer(server);
    }

    private static String encrypted(String value, String key) throws Exception {
        return new DefaultPlexusCipher().encryptAndDecorate(value, key);
    }
}
