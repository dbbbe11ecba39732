package dev.featurestore.operator.check;

import dev.featurestore.operator.check.RungResult.Trouble;
import dev.featurestore.operator.cloud.StoreApi;
import dev.featurestore.operator.cloud.StoreApi.Answer;
import dev.featurestore.operator.words.Count;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an answer means that was not the expected one, and what to do. Sources: "Troubleshooting API Gateway" and
 * "Request Signatures" in OCI's documentation, and what the bundled stack is made of.
 */
final class Explanations {

    private static final Duration MAX_SKEW = Duration.ofMinutes(5);

    private static final String LOGS = "see the stack's log group, output log_group_id";

    private final URI endpoint;
    private final StoreApi.Signer signer;
    private final boolean local;

    /** @param local whether the endpoint is on this machine */
    Explanations(URI endpoint, StoreApi.Signer signer, boolean local) {
        this.endpoint = endpoint;
        this.signer = signer;
        this.local = local;
    }

    /** Nobody answered. */
    Trouble none(Answer.None none) {
        String host = endpoint.getHost();
        return switch (none.hop()) {
            case NAME ->
                new Trouble(
                        "DNS",
                        "the name " + host + " is not known here",
                        "give a custom domain a DNS record to output gateway_ip_addresses; a private gateway's name is"
                                + " known in its network only; where only a proxy may look names up, set it in Maven's"
                                + " settings.xml or HTTPS_PROXY");
            case TLS ->
                new Trouble(
                        "TLS",
                        "no secure connection to " + host + " (" + none.reason() + ")",
                        "a custom domain needs a certificate for its name (certificate_ocid); if a proxy of yours opens"
                                + " TLS, name its certificate authority with -Dfeaturestore.caCertificates");
            case CONNECTION ->
                local
                        ? new Trouble(
                                "gateway",
                                "nothing listens at " + endpoint.getRawAuthority(),
                                "a rehearsal's gateway is there while its embedded cloud runs: add"
                                        + " -Dfeaturestore.cloud=embedded, or start the cloud by itself")
                        : new Trouble(
                                "network",
                                "no connection to " + endpoint.getRawAuthority() + " (" + none.reason() + ")",
                                "a private gateway (ingress: private) is reached from its network only: run the check"
                                        + " there; else look at allowed_cidrs of the stack, firewall and proxy");
            case ANSWER ->
                new Trouble(
                        "gateway",
                        endpoint.getRawAuthority() + " was reached and did not answer (" + none.reason() + ")",
                        "is it the API's own address? It is the stack's output api_endpoint");
        };
    }

    /** The gateway did not answer 200 to OPTIONS. */
    Trouble ofGateway(Answer.Given given) {
        if (given.status() == 404) {
            return new Trouble(
                    "gateway",
                    "nothing is deployed at " + endpoint.getRawPath() + " of this gateway",
                    "take the address from the stack's output api_endpoint, with its path; if it is that, apply again");
        }
        if (given.status() == 401) {
            return new Trouble(
                    "gateway",
                    "OPTIONS asks for a signature, so browsers and this check are turned away",
                    "the deployment is not the bundled stack's: give OPTIONS a route that is anonymous");
        }
        return given.status() >= 500
                ? new Trouble("gateway", "the gateway itself is in trouble", "wait a minute and run it again; " + LOGS)
                : new Trouble(
                        "gateway",
                        "something else than the feature store's gateway answers there",
                        "take the address from the stack's output api_endpoint; a proxy or firewall may answer too");
    }

    /** Who had not signed was not turned away with 401. */
    Trouble ofAuthoriser(Answer.Given given) {
        if (given.status() < 300) {
            return new Trouble(
                    "authoriser",
                    "the API answers to anybody: no authoriser is in front of it",
                    "apply the stack again: somebody has changed the gateway's deployment");
        }
        return given.status() >= 500
                ? new Trouble(
                        "authoriser",
                        "the gateway cannot call the authoriser function",
                        "look at the function's image (function_img_ocir_url, in the region's own registry) and at the"
                                + " policy by which the gateway uses it (output iam_statements); " + LOGS)
                : new Trouble(
                        "authoriser",
                        "the gateway turns it away, but not for the missing signature",
                        given.status() == 404
                                ? "the route is missing: apply the stack again"
                                : "a firewall or a policy of the gateway is in the way; " + LOGS);
    }

    /** Who had signed did not get what was asked for. */
    Trouble ofStore(Answer.Given given, Instant now) {
        return switch (given.status()) {
            case 401 ->
                new Trouble(
                        "authoriser",
                        "the " + signer.source() + " was not accepted" + skew(given, now),
                        "Add the user to a group of feature_store_user_group_id. " + signer.hint());
            case 403 ->
                new Trouble(
                        "authoriser",
                        "the signature is good, but whoever signed may not do this",
                        "add the user to a group of feature_store_user_group_id, and give it rights in the compartment");
            case 404 ->
                new Trouble(
                        "store",
                        "the store does not know the compartment, or whoever signed may not see it",
                        "check the compartment, or name another with -Dfeaturestore.compartmentId");
            case 429 ->
                new Trouble("gateway", "too many requests", "wait a minute and run it again; look at usage plans");
            case 502 ->
                new Trouble(
                        "store",
                        "the gateway gets no answer of HTTP from the API behind it",
                        "look whether the API's container runs (its image is output deployed_versions, its connection"
                                + " the secret's); " + LOGS);
            case 503 ->
                new Trouble(
                        "store",
                        "nothing behind the gateway takes requests",
                        "look at the health of the load balancer's backend and of the API's container; " + LOGS);
            case 504 ->
                new Trouble(
                        "store",
                        "the API behind the gateway takes too long",
                        "look at the rules between gateway, load balancer, API and database, and at the database; "
                                + LOGS);
            default ->
                given.status() >= 500
                        ? new Trouble("store", "the API fails by itself", "look at its logs; " + LOGS)
                        : new Trouble(
                                "store",
                                "the API answers otherwise than it should",
                                "look whether the images fit this version of the stack (output deployed_versions)");
        };
    }

    private static String skew(Answer.Given given, Instant now) {
        Optional<Duration> skew =
                given.date().map(date -> Duration.between(date, now).abs());
        return skew.filter(apart -> apart.compareTo(MAX_SKEW) > 0)
                .map(apart -> ": this machine's clock is " + Count.of(apart.toMinutes(), "minute") + " off")
                .orElse("");
    }
}
