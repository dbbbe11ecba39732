package dev.featurestore.maven;

import dev.featurestore.operator.CheckRequest;
import dev.featurestore.operator.check.CheckOptions;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Duration;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a deployed store answers, hop by hop: the gateway (an unsigned OPTIONS gets 200), its authoriser (an
 * unsigned GET gets 401), the store behind it (a signed GET gets 200), and if asked for a store and an entity that are
 * made, read and deleted. The first hop that breaks is named, with what to do. The store is that of the stack, by the
 * outputs of its last apply job. At the end stands what a client needs to use it.
 */
@Mojo(name = "check", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class CheckMojo extends AbstractStackMojo {

    /**
     * Address of the store's API, such as the stack's output {@code api_endpoint}. With it no configuration is read, and no
     * stack looked for; the stores of {@code compartmentId} are listed, or of the tenancy of whoever signs in.
     */
    @Parameter(property = PropertyNames.API_ENDPOINT)
    private @Nullable String apiEndpoint;

    /** Seconds that the store may take until it answers. */
    @Parameter(property = PropertyNames.CHECK_TIMEOUT, defaultValue = "300")
    private int checkTimeout;

    /** Whether a store and an entity are made in it, read and deleted. */
    @Parameter(property = PropertyNames.CHECK_WRITES, defaultValue = "false")
    private boolean checkWrites;

    @Inject
    CheckMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        stack().check(new CheckRequest(Optional.ofNullable(apiEndpoint), options(checkTimeout, checkWrites)));
    }

    static CheckOptions options(int seconds, boolean writes) {
        if (seconds < 0) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    PropertyNames.CHECK_TIMEOUT + ": expected seconds, found " + seconds,
                    "write 0 to ask once");
        }
        return new CheckOptions(Duration.ofSeconds(seconds), writes);
    }
}
