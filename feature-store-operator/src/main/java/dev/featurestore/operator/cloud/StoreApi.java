package dev.featurestore.operator.cloud;

import dev.featurestore.operator.access.Auth;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The API of a deployed feature store, asked as its clients ask it: signed, with the headers {@code path} and {@code
 * x-date}, which its gateway's authoriser reads in place of the request's target and date.
 */
public interface StoreApi {

    /** The outcome of a request. */
    sealed interface Answer {

        /**
         * An HTTP response.
         *
         * @param status the HTTP status
         * @param body the body as text; empty without a body
         * @param date the header {@code Date}: the time by the server's clock
         */
        record Given(int status, String body, Optional<Instant> date) implements Answer {}

        /**
         * No HTTP response.
         *
         * @param hop the step that failed
         * @param reason what Java reports
         */
        record None(Hop hop, String reason) implements Answer {}
    }

    /** A step on the way to a server's response that can fail. */
    enum Hop {
        /** Resolving the host name. */
        NAME,

        /** Connecting. */
        CONNECTION,

        /** The TLS handshake. */
        TLS,

        /** Reading the response, in time and in HTTP. */
        ANSWER
    }

    /** Header that selects a color of the API, while both colors run. */
    String COLOR_HEADER = "x-feature-store-color";

    /** The base address of the API. */
    URI endpoint();

    /** The same API, whose signed requests go to a color, active or not. */
    StoreApi ofColor(String color);

    /**
     * Sends a request without a signature.
     *
     * @param path below the endpoint, with the query, such as {@code /featureStores?limit=1}
     */
    Answer unsigned(String method, String path);

    /**
     * Sends a request with a signature.
     *
     * @param json the body of a POST
     * @throws dev.featurestore.operator.failure.FeatureStoreException {@code CREDENTIALS_NOT_FOUND} if it cannot be signed
     */
    Answer signed(String method, String path, Optional<String> json);

    /** The credentials that sign requests, and what to do if they are refused. */
    Signer signer();

    /**
     * The credentials that sign requests.
     *
     * @param source where they were found; never a value of them
     * @param hint what to do if they are refused
     * @param tenancyId OCID of their tenancy, if known
     * @param auth the way to sign in
     * @param profile the profile of their key, if they come from one
     */
    record Signer(String source, String hint, Optional<String> tenancyId, Auth auth, Optional<KeyProfile> profile) {}

    /**
     * A profile of an OCI configuration file.
     *
     * @param config the file
     * @param name its name in there
     */
    record KeyProfile(Path config, String name) {

        /** Whether OCI's tools use it by default. */
        public boolean isDefault(Path home) {
            return name.equals("DEFAULT") && config.equals(home.resolve(".oci").resolve("config"));
        }
    }
}
