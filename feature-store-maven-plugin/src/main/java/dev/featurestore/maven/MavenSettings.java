package dev.featurestore.maven;

import dev.featurestore.maven.image.Registries;
import dev.featurestore.operator.access.ProxyServer;
import dev.featurestore.operator.access.Secret;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** Proxies and credentials of Maven's settings, decrypted. */
record MavenSettings(Settings settings, SettingsDecrypter decrypter) {

    /**
     * The pass phrase of a server: its {@code passphrase}, otherwise its {@code password}.
     *
     * @param serverId id of the server
     * @throws FeatureStoreException {@code CREDENTIALS_NOT_FOUND} if it cannot be decrypted
     */
    Optional<SignIn.StoredSecret> passPhrase(String serverId) {
        return server(serverId)
                .flatMap(server -> given(server.getPassphrase()).or(() -> given(server.getPassword())))
                .map(value -> new SignIn.StoredSecret(new Secret(value), shown(serverId)));
    }

    /**
     * Name and password for a registry of images: those of the server whose id is the registry's host; Docker Hub's may
     * also be {@code docker.io}.
     *
     * @throws FeatureStoreException {@code CREDENTIALS_NOT_FOUND} if they cannot be decrypted
     */
    Optional<Registries.Login> login(String host) {
        List<String> ids = host.equals("registry-1.docker.io") ? List.of(host, "docker.io") : List.of(host);
        for (String id : ids) {
            Optional<Registries.Login> login = server(id)
                    .flatMap(server -> given(server.getUsername())
                            .map(user -> new Registries.Login(
                                    user, new Secret(given(server.getPassword()).orElse("")), shown(id))));
            if (login.isPresent()) {
                return login;
            }
        }
        return Optional.empty();
    }

    private Optional<Server> server(String id) {
        @Nullable Server stored = settings.getServer(id);
        if (stored == null) {
            return Optional.empty();
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(stored));
        refuseProblems(result, "server " + id);
        return Optional.of(result.getServer());
    }

    private static String shown(String serverId) {
        return "server " + serverId + " of Maven's settings.xml";
    }

    /**
     * The proxies that are active, the first of each protocol for addresses of that scheme. As Maven does, one for
     * {@code http} is also used for {@code https} if no other is active.
     */
    List<ProxyServer> proxies() {
        Optional<Proxy> http = active("http");
        Optional<Proxy> https = active("https").or(() -> http);
        List<ProxyServer> proxies = new ArrayList<>();
        https.ifPresent(proxy -> proxies.add(proxy("https", proxy)));
        http.ifPresent(proxy -> proxies.add(proxy("http", proxy)));
        return proxies;
    }

    private Optional<Proxy> active(String protocol) {
        return settings.getProxies().stream()
                .filter(p -> p.isActive() && protocol.equalsIgnoreCase(p.getProtocol()))
                .findFirst();
    }

    private ProxyServer proxy(String scheme, Proxy stored) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(stored));
        refuseProblems(result, "proxy " + stored.getId());
        Proxy proxy = result.getProxy();
        return new ProxyServer(
                scheme,
                proxy.getHost(),
                proxy.getPort(),
                given(proxy.getUsername())
                        .map(user -> new ProxyServer.Credentials(
                                user, new Secret(given(proxy.getPassword()).orElse("")))),
                given(proxy.getNonProxyHosts())
                        .map(hosts -> Arrays.asList(hosts.split("[|,\\s]+")))
                        .orElse(List.of()));
    }

    // The exception of the problem may contain the master password, so it is dropped.
    private static void refuseProblems(SettingsDecryptionResult result, String what) {
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw FeatureStoreException.of(
                        FailureCode.CREDENTIALS_NOT_FOUND,
                        "Cannot decrypt " + what + " of Maven's settings.xml",
                        "Check settings-security.xml, and encrypt the value again with Maven's option --encrypt-password");
            }
        }
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(v -> !v.isEmpty());
    }
}
