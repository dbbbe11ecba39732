package dev.featurestore.operator.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The API of a deployed feature store, asked as its clients ask it: signed, with the headers {@code path} and {@code
 * x-date}, which its gateway's authoriser reads in place of the request's target and date.
 */
public interface StoreApi {

    /** What came of a request. */
    sealed interface Answer {

        /**
         * Somebody answered.
         *
         * @param status the HTTP status
         * @param body the body as text; empty if there is none
         * @param date when it was answered, by the other side's clock
         */
        record Given(int status, String body, Optional<Instant> date) implements Answer {}

        /**
         * Nobody did.
         *
         * @param hop where the way ended
         * @param reason in the words of Java
         */
        record None(Hop hop, String reason) implements Answer {}
    }

    /** Where the way to a server can end before the server answers. */
    enum Hop {
        /** Its name is not known. */
        NAME,
        /** No connection to it. */
        CONNECTION,
        /** No secure connection. */
        TLS,
        /** It was reached, and did not answer in time, or not in HTTP. */
        ANSWER
    }

    /** Where it is; what is asked for is below it. */
    URI endpoint();

    /**
     * Asks without a signature.
     *
     * @param path below the endpoint, with the query, such as {@code /featureStores?limit=1}
     */
    Answer unsigned(String method, String path);

    /**
     * Asks with a signature.
     *
     * @param json the body of a POST
     * @throws dev.featurestore.operator.failure.FeatureStoreException {@code CREDENTIALS_NOT_FOUND} if it cannot be signed
     */
    Answer signed(String method, String path, Optional<String> json);

    /** Who signs, to be shown, and what to do if they are not let in. */
    Signer signer();

    /**
     * Who signs.
     *
     * @param source where the credentials were found; never a value of them
     * @param mend what to do if they are not accepted
     * @param tenancyId OCID of their tenancy, if they know it
     * @param auth the way they sign in
     * @param profile where their key lies, if it is one of a profile
     */
    record Signer(String source, String mend, Optional<String> tenancyId, Auth auth, Optional<KeyProfile> profile) {}

    /**
     * A profile of an OCI configuration file.
     *
     * @param config the file
     * @param name its name in there
     */
    record KeyProfile(Path config, String name) {

        /** Whether OCI's tools take it by themselves. */
        public boolean isDefault(Path home) {
            return name.equals("DEFAULT") && config.equals(home.resolve(".oci").resolve("config"));
        }
    }
}
