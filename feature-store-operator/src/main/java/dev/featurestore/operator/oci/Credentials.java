package dev.featurestore.operator.oci;

import com.oracle.bmc.auth.AbstractAuthenticationDetailsProvider;
import com.oracle.bmc.auth.SimpleAuthenticationDetailsProvider;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.oci.http.Transport;
import dev.featurestore.operator.profile.Profile;
import dev.featurestore.operator.profile.SignInChoice;
import dev.featurestore.operator.text.DebugLog;
import java.util.Optional;

/**
 * The credentials that sign requests.
 *
 * @param provider the SDK's provider
 * @param source where they were found, for messages; never a value of them
 * @param hint what to do if the cloud refuses them, or if they cannot sign
 * @param end stops renewing them
 */
record Credentials(AbstractAuthenticationDetailsProvider provider, String source, String hint, Runnable end)
        implements AutoCloseable {

    static Credentials of(OciConnection connection, Transport transport, DebugLog debug) {
        SignIn signIn = connection.signIn();
        SignInChoice choice = SignInChoice.of(signIn);
        debug.debug(() -> String.join(". ", SignInChoice.considered(signIn)));
        Credentials chosen = switch (choice.auth()) {
            case API_KEY -> apiKey(Profile.read(choice, signIn));
            case SECURITY_TOKEN -> SessionTokens.of(Profile.read(choice, signIn), connection, transport);
            case INSTANCE_PRINCIPAL -> Principals.instance(choice, connection, transport);
            case RESOURCE_PRINCIPAL -> Principals.resource(choice, connection, transport);
            case WORKLOAD_IDENTITY -> Principals.workload(choice, connection, debug);
        };
        debug.debug(() -> "Requests are signed with the " + chosen.source());
        return chosen;
    }

    private static Credentials apiKey(Profile profile) {
        String needed = profile.find("security_token_file").isPresent()
                ? "To use the session token of the profile instead: -Dfeaturestore.auth=security_token"
                : "An API key needs user, fingerprint, tenancy and key_file";
        SigningKey key = SigningKey.of(profile, needed);
        AbstractAuthenticationDetailsProvider provider = SimpleAuthenticationDetailsProvider.builder()
                .privateKeySupplier(key::stream)
                .tenantId(profile.value("tenancy", needed))
                .userId(profile.value("user", needed))
                .fingerprint(profile.value("fingerprint", needed))
                .build();
        return new Credentials(
                provider,
                "API key of " + profile.shown() + shownSource(profile.passPhrase()),
                "Check user, fingerprint, tenancy, key_file, and this machine's clock",
                () -> {});
    }

    /** The source of a pass phrase, unless it is in the profile itself. */
    static String shownSource(Optional<SignIn.StoredSecret> passPhrase) {
        return passPhrase
                .filter(p -> !p.source().equals("the profile"))
                .map(p -> ", with the pass phrase from " + p.source())
                .orElse("");
    }

    @Override
    public void close() {
        end.run();
    }
}
