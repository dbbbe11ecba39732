package dev.featurestore.operator.oci;

import com.oracle.bmc.Realm;
import com.oracle.bmc.Region;
import com.oracle.bmc.auth.SessionTokenAuthenticationDetailsProvider;
import com.oracle.bmc.auth.SessionTokenAuthenticationDetailsProvider.SessionTokenAuthenticationDetailsProviderBuilder;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.oci.http.Transport;
import dev.featurestore.operator.profile.Profile;
import dev.featurestore.operator.words.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Session tokens as {@code oci session authenticate} writes them. They live for an hour; a job may run longer, so shortly
 * before it expires a token is exchanged for a new one, which is written to its file, as {@code oci session refresh} does.
 */
final class SessionTokens {

    private static final String NEEDED = "A session token needs tenancy, key_file and security_token_file,"
            + " which `oci session authenticate` writes";
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(5);
    private static final Duration LIFETIME = Duration.ofMinutes(55);

    private SessionTokens() {}

    static Credentials of(Profile profile, OciConnection connection, Transport transport) {
        Path tokenFile = profile.file("security_token_file", NEEDED);
        Path keyFile = profile.file("key_file", NEEDED);
        SigningKey.of(keyFile, profile).requireReadableBySdk(keyFile, profile);
        String renew = "`oci session authenticate --profile-name " + profile.name() + "` or, before it expires,"
                + " `oci session refresh --profile " + profile.name() + "`";
        Optional<Instant> end = end(tokenFile, renew);
        if (end.isPresent() && !end.get().isAfter(Instant.now())) {
            throw unusable("The session token of " + profile + " expired at " + Times.text(end.get()), renew);
        }
        Optional<SignIn.StoredSecret> passPhrase = profile.passPhrase();
        SessionTokenAuthenticationDetailsProviderBuilder builder = SessionTokenAuthenticationDetailsProvider.builder()
                .privateKeyFilePath(keyFile.toString())
                .sessionTokenFilePath(tokenFile.toString())
                .tenantId(profile.value("tenancy", NEEDED))
                .region(region(connection.region()))
                .passPhrase(passPhrase.map(p -> p.secret().value()).orElse(null));
        // The SDK exchanges tokens at the region's own address only, which must not be mixed with another endpoint.
        Runnable close =
                connection.endpoint().isPresent() ? withoutRefresh(builder) : withRefresh(builder, end, transport);
        try {
            return new Credentials(
                    builder.build(),
                    "session token of " + profile.shown() + Credentials.shownSource(passPhrase),
                    "Get a new session token with " + renew,
                    close);
        } catch (IOException e) {
            close.run();
            throw unusable("Cannot read the session token of " + profile, renew);
        }
    }

    private static Runnable withoutRefresh(SessionTokenAuthenticationDetailsProviderBuilder builder) {
        builder.disableScheduledRefresh();
        return () -> {};
    }

    private static Runnable withRefresh(
            SessionTokenAuthenticationDetailsProviderBuilder builder, Optional<Instant> end, Transport transport) {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(
                    () -> transport.during(() -> {
                        work.run();
                        return true;
                    }),
                    "session token");
            thread.setDaemon(true);
            return thread;
        });
        Duration first = end.map(e -> Duration.between(Instant.now(), e).minus(BEFORE_THE_END))
                .filter(d -> !d.isNegative())
                .orElse(Duration.ZERO);
        builder.scheduler(scheduler)
                .initialRefreshDelay(first.toSeconds())
                .refreshPeriod(LIFETIME.toSeconds())
                .timeUnit(TimeUnit.SECONDS);
        return scheduler::shutdownNow;
    }

    private static Optional<Instant> end(Path tokenFile, String renew) {
        try {
            return Jwt.expiry(
                    Files.readString(tokenFile, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw unusable("Cannot read the session token in " + tokenFile, renew);
        }
    }

    private static Region region(String id) {
        try {
            return Region.fromRegionCodeOrId(id);
        } catch (IllegalArgumentException e) {
            return Region.register(id, Realm.OC1); // newer than the SDK, which treats it so itself
        }
    }

    private static FeatureStoreException unusable(String message, String renew) {
        return FeatureStoreException.of(
                FailureCode.CREDENTIALS_NOT_FOUND, message, "Get a new session token with " + renew);
    }
}
