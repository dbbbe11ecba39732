package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.retry.RetryPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An embedded cloud, the tokens that it trusts, and a feature store to ask it about. */
@SuppressWarnings("NullAway.Init") // before each test
abstract class SigningInFixture {

    @TempDir
    Path folder;

    EmbeddedCloud cloud;
    IssuedTokens tokens;
    DryRuns dryRuns;
    final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void start() throws Exception {
        cloud = EmbeddedCloud.open(
                new EmbeddedCloudOptions(folder.resolve("cloud"), 0, 2_000).with(EngineOptions.BUILT_IN));
        tokens = new IssuedTokens(cloud.ociConfig());
        dryRuns = DryRuns.in(folder);
        Files.createDirectories(folder.resolve(".oci"));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    List<String> signIn(String auth) {
        List<String> lines = dryRuns.run(address(auth, Optional.empty()));
        assertThat(lines).anyMatch(l -> l.startsWith("Dry run: would "));
        assertLetInByTheAuthoriser(auth);
        return lines;
    }

    /** Who signs in to the cloud so is let in to a store that was deployed there, too. */
    private void assertLetInByTheAuthoriser(String auth) {
        CloudAddress owner = new CloudAddress(
                Optional.of(cloud.endpoint().toString()),
                SignIn.apiKey(cloud.ociConfig(), "DEFAULT"),
                Network.direct(),
                RetryPolicy.DEFAULT_LIMIT);
        String endpoint = dryRuns.apply(owner, false).get(0).value();
        assertThat(dryRuns.check(address(auth, Optional.empty()), endpoint))
                // On a busy machine with the time that it took behind.
                .anyMatch(line -> line.startsWith("  store answers     OK      signed GET: 200"))
                .contains("  store and entity  OK      created, read, deleted");
    }

    CloudAddress address(String auth, Optional<SignIn.StoredSecret> passPhrase) {
        return new CloudAddress(
                Optional.of(cloud.endpoint().toString()),
                new SignIn(
                        auth.isEmpty() ? Optional.empty() : Optional.of(auth),
                        Optional.empty(),
                        Optional.empty(),
                        passPhrase,
                        environment,
                        folder),
                Network.direct(),
                RetryPolicy.DEFAULT_LIMIT);
    }

    static KeyPair newKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }
}
