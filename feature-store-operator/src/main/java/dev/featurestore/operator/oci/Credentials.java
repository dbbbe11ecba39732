package dev.featurestore.operator.oci;

import com.oracle.bmc.auth.AbstractAuthenticationDetailsProvider;
import com.oracle.bmc.auth.SimpleAuthenticationDetailsProvider;
import dev.featurestore.operator.cloud.SignIn;
import dev.featurestore.operator.oci.http.Transport;
import dev.featurestore.operator.profile.Profile;
import dev.featurestore.operator.profile.SignInChoice;
import java.util.Optional;

/**
 * Who signs requests.
 *
 * @param provider what signs
 * @param source where it was found, to be shown; never a value of it
 * @param mend what to do if the cloud does not accept it, or if it cannot sign
 * @param end ends what keeps it fresh
 */
record Credentials(AbstractAuthenticationDetailsProvider provider, String source, String mend, Runnable end)
        implements AutoCloseable {

    static Credentials of(OciConnection connection, Transport transport) {
        SignIn signIn = connection.signIn();
        SignInChoice choice = SignInChoice.of(signIn);
        return switch (choice.auth()) {
            case API_KEY -> apiKey(Profile.read(choice, signIn));
            case SECURITY_TOKEN -> SessionTokens.of(Profile.read(choice, signIn), connection, transport);
            case INSTANCE_PRINCIPAL -> Principals.instance(choice, connection, transport);
            case RESOURCE_PRINCIPAL -> Principals.resource(choice, connection, transport);
            case WORKLOAD_IDENTITY -> Principals.workload(choice, connection);
        };
    }

    private static Credentials apiKey(Profile profile) {
        String needed = profile.find("security_token_file").isPresent()
                ? "or, as the profile has a session token, sign in with -Dfeaturestore.auth=security_token"
                : "an API key needs user, fingerprint, tenancy and key_file";
        SigningKey key = SigningKey.of(profile, needed);
        AbstractAuthenticationDetailsProvider provider = SimpleAuthenticationDetailsProvider.builder()
                .privateKeySupplier(key::stream)
                .tenantId(profile.value("tenancy", needed))
                .userId(profile.value("user", needed))
                .fingerprint(profile.value("fingerprint", needed))
                .build();
        return new Credentials(
                provider,
                "API key of " + profile.shown() + told(profile.passPhrase()),
                "check user, fingerprint, tenancy, key_file, and this machine's clock",
                () -> {});
    }

    /** Where a pass phrase comes from, if it does not lie in the profile itself. */
    static String told(Optional<SignIn.StoredSecret> passPhrase) {
        return passPhrase
                .filter(p -> !p.source().equals("the profile"))
                .map(p -> ", its pass phrase from " + p.source())
                .orElse("");
    }

    @Override
    public void close() {
        end.run();
    }
}
