package dev.featurestore.operator.check;

import dev.featurestore.operator.check.StepResult.Trouble;
import dev.featurestore.operator.cloud.StoreApi;
import dev.featurestore.operator.cloud.StoreApi.Answer;
import dev.featurestore.operator.words.Count;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Causes of unexpected answers, and what to do about them. Sources: "Troubleshooting API Gateway" and "Request
 * Signatures" in OCI's documentation, and the resources of the bundled stack.
 */
final class Explanations {

    private static final Duration MAX_SKEW = Duration.ofMinutes(5);

    private static final String LOGS = "See the stack's log group (output log_group_id)";

    private final URI endpoint;
    private final StoreApi.Signer signer;
    private final DeployedImages images;
    private final boolean local;

    /** @param local whether the endpoint is on this machine */
    Explanations(URI endpoint, StoreApi.Signer signer, DeployedImages images, boolean local) {
        this.images = images;
        this.endpoint = endpoint;
        this.signer = signer;
        this.local = local;
    }

    /** The cause if there was no answer. */
    Trouble none(Answer.None none) {
        String host = endpoint.getHost();
        return switch (none.hop()) {
            case NAME ->
                new Trouble(
                        "DNS",
                        "cannot resolve host name " + host,
                        "Custom domain: create a DNS record with the addresses in output gateway_ip_addresses. Private"
                                + " gateway: run the check in its network. Proxy that resolves names: set it in Maven's"
                                + " settings.xml or HTTPS_PROXY");
            case TLS ->
                new Trouble(
                        "TLS",
                        "cannot open a TLS connection to " + host + " (" + none.reason() + ")",
                        "Custom domain: set certificate_ocid to a certificate for its name. Proxy that inspects TLS: set"
                                + " -Dfeaturestore.caCertificates to the certificate of its authority");
            case CONNECTION ->
                local
                        ? new Trouble(
                                "gateway",
                                "connection to " + endpoint.getRawAuthority() + " refused",
                                "The gateway of a rehearsal runs while its embedded cloud runs: add"
                                        + " -Dfeaturestore.cloud=embedded, or start an embedded cloud in its own process")
                        : new Trouble(
                                "network",
                                "cannot connect to " + endpoint.getRawAuthority() + " (" + none.reason() + ")",
                                "Private gateway (ingress: private): run the check in its network. Otherwise check the"
                                        + " stack's client_cidr_blocks, the firewall and the proxy");
            case ANSWER ->
                new Trouble(
                        "gateway",
                        endpoint.getRawAuthority() + " accepted the connection and sent no answer (" + none.reason()
                                + ")",
                        "Check the address: it must be the stack's output api_endpoint");
        };
    }

    /** The cause if the gateway did not answer 200 to OPTIONS. */
    Trouble ofGateway(Answer.Given given) {
        if (given.status() == 404) {
            return new Trouble(
                    "gateway",
                    "the gateway has no deployment at path " + endpoint.getRawPath(),
                    "Use the stack's output api_endpoint, with its path. If you do already, apply the stack again");
        }
        if (given.status() == 401) {
            return new Trouble(
                    "gateway",
                    "OPTIONS requires a signature, so the gateway refuses browsers and this check",
                    "Add an anonymous route for OPTIONS: the gateway's deployment is not the bundled stack's");
        }
        return given.status() >= 500
                ? new Trouble(
                        "gateway",
                        "the gateway returned a server error",
                        "Wait a minute and run the check again. " + LOGS)
                : new Trouble(
                        "gateway",
                        "the answer is not from the feature store's gateway",
                        "Use the stack's output api_endpoint, and check whether a proxy or firewall answers instead");
    }

    /** The cause if a request without a signature was refused with neither 401 nor 403. */
    Trouble ofAuthoriser(Answer.Given given) {
        if (given.status() < 300) {
            return new Trouble(
                    "authoriser",
                    "the API answers requests without a signature: the gateway's deployment has no authoriser",
                    "Apply the stack again: the gateway's deployment was changed outside of the stack");
        }
        return given.status() >= 500
                ? new Trouble(
                        "authoriser",
                        "the gateway cannot call the authoriser function",
                        "Check that the function's image exists in the registry of the same region ("
                                + images.image("authoriser") + "), and the policy that allows the gateway to use the"
                                + " function (output iam_statements). " + LOGS)
                : new Trouble(
                        "authoriser",
                        "the gateway refused the request, but not for its missing signature",
                        given.status() == 404
                                ? "Apply the stack again: the route is missing"
                                : "Check the firewall and the gateway's request policies. " + LOGS);
    }

    /** The cause if a signed request did not get the expected answer. */
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
                        "the signature is valid, but the user does not have permission",
                        "Add the user to a group of feature_store_user_group_id, and grant the group access to the"
                                + " compartment");
            case 404 ->
                new Trouble(
                        "store",
                        "the compartment does not exist, or the user does not have permission to see it",
                        "Check the compartment, or set another one with -Dfeaturestore.compartmentId");
            case 429 ->
                new Trouble(
                        "gateway",
                        "too many requests",
                        "Wait a minute and run the check again. Check the usage plans of the gateway");
            case 502 ->
                new Trouble(
                        "store",
                        "the gateway gets no HTTP answer from the API",
                        "Check that the API's container runs: its image must exist (" + images.image("api")
                                + "), and its secret must have the password of the database. " + LOGS);
            case 503 ->
                new Trouble(
                        "store",
                        "no backend behind the gateway accepts requests",
                        "Check the health of the load balancer's backend and of the API's container, whose image must"
                                + " exist (" + images.image("api") + "). " + LOGS);
            case 504 ->
                new Trouble(
                        "store",
                        "the API did not answer the gateway in time",
                        "Check the security rules between gateway, load balancer, API and database, and the database"
                                + " itself. " + LOGS);
            default ->
                given.status() >= 500
                        ? new Trouble("store", "the API returned a server error", LOGS)
                        : new Trouble(
                                "store",
                                "unexpected answer of the API",
                                "Check that the images fit this version of the stack (output deployed_versions)");
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
