package dev.featurestore.emulator.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.Router;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.ocid.OcidMaker;
import dev.featurestore.emulator.rest.CommonFields;
import dev.featurestore.emulator.rest.Page;
import dev.featurestore.emulator.rest.QueryParameters;
import dev.featurestore.emulator.rest.Tags;
import dev.featurestore.emulator.settings.SettingsSource;
import dev.featurestore.emulator.signing.Tenancy;
import dev.featurestore.emulator.store.Digest;
import dev.featurestore.provider.tenancy.Account;
import dev.featurestore.terraform.oci.Ocid;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * OCI Identity ("Identity and Access Management Service API", version 20160918), read only. There is one tenancy with
 * one user, one compartment and no policy, and the existing resources of the settings. Stacks may be in any compartment,
 * so every well-formed OCID of a compartment is found.
 */
public final class ServedIdentity {

    private static final String VERSION = "/20160918";
    private static final String REGION_KEY = Tenancy.HOME.key().toUpperCase(Locale.ROOT);

    /** Time of creation of the tenancy's own resources; clients require one. */
    private static final Instant FOUNDED = Instant.parse("2026-01-01T00:00:00Z");

    private static final String USER_NAME = "rehearsal";
    private static final String COMPARTMENT = "oci_identity_compartment";
    private static final String POLICY = "oci_identity_policy";

    private final Tenancy tenancy;
    private final SettingsSource settings;
    private final String compartmentId;

    /** Serves a tenancy, and the existing resources of the settings. */
    public ServedIdentity(Tenancy tenancy, SettingsSource settings) {
        this.tenancy = tenancy;
        this.settings = settings;
        this.compartmentId = OcidMaker.derived("compartment", tenancy.id().getBytes(StandardCharsets.US_ASCII));
    }

    /** Adds its operations to a table of routes. */
    public void addTo(Router.Builder routes) {
        routes.route("GET", VERSION + "/tenancies/{id}", this::tenancy)
                .route("GET", VERSION + "/tenancies/{id}/regionSubscriptions", this::regionSubscriptions)
                .route("GET", VERSION + "/regions", request -> Response.json(200, regions()))
                .route("GET", VERSION + "/availabilityDomains", this::availabilityDomains)
                .route("GET", VERSION + "/compartments", this::compartments)
                .route("GET", VERSION + "/compartments/{id}", this::compartment)
                .route("GET", VERSION + "/users", this::users)
                .route("GET", VERSION + "/users/{id}", this::user)
                .route("GET", VERSION + "/policies", this::policies);
    }

    private Response tenancy(Request request) {
        requireTenancy(request.pathParameter("id"));
        ObjectNode json = Json.object();
        json.put("id", tenancy.id());
        json.put("name", "embedded");
        json.put("description", "The embedded cloud's tenancy");
        json.put("homeRegionKey", REGION_KEY);
        // Not in the API reference, but in recorded answers: the four fields below.
        json.put("homeRegion", Tenancy.REGION);
        json.put("compartmentId", tenancy.id());
        json.put("lifecycleState", "ACTIVE");
        json.put("timeCreated", CommonFields.time(FOUNDED));
        json.putNull("upiIdcsCompatibilityLayerEndpoint");
        CommonFields.putTags(json, Tags.NONE);
        return withEtag(json);
    }

    /** GET requests of Identity have etags in recorded answers. */
    private static Response withEtag(ObjectNode json) {
        return Response.json(200, json).with("etag", Digest.sha256(Json.write(json)));
    }

    private Response regionSubscriptions(Request request) {
        requireTenancy(request.pathParameter("id"));
        ArrayNode json = Json.array();
        ObjectNode subscription = json.addObject();
        subscription.put("regionKey", REGION_KEY);
        subscription.put("regionName", Tenancy.REGION);
        subscription.put("status", "READY");
        subscription.put("isHomeRegion", true);
        return Response.json(200, json);
    }

    private static JsonNode regions() {
        ArrayNode json = Json.array();
        json.addObject().put("key", REGION_KEY).put("name", Tenancy.REGION);
        return json;
    }

    private Response availabilityDomains(Request request) {
        String compartment = requiredCompartment(request);
        ArrayNode json = Json.array();
        for (int i = 1; i <= Tenancy.HOME.availabilityDomains(); i++) {
            String name = Account.availabilityDomain(tenancy.id(), Tenancy.HOME, i);
            ObjectNode domain = json.addObject();
            domain.put("name", name);
            domain.put("id", OcidMaker.derived("availabilitydomain", name.getBytes(StandardCharsets.US_ASCII)));
            domain.put("compartmentId", compartment);
        }
        return Response.json(200, json);
    }

    private Response compartments(Request request) {
        QueryParameters query = new QueryParameters(request);
        List<JsonNode> found = new ArrayList<>();
        if (requiredCompartment(request).equals(tenancy.id())) {
            if (query.flag("includeRoot").orElse(false)) {
                found.add(compartment(tenancy.id()));
            }
            found.add(compartment(compartmentId));
        }
        found.removeIf(compartment -> !query.text("name")
                        .map(compartment.path("name").asText()::equals)
                        .orElse(true)
                || !query.text("lifecycleState").map("ACTIVE"::equals).orElse(true));
        return Page.of(found, query, "compartments").array(json -> json);
    }

    private Response compartment(Request request) {
        String id = request.pathParameter("id");
        if (!id.equals(tenancy.id()) && !Ocid.isStartOf(id, "compartment")) {
            throw ServiceError.notAuthorizedOrNotFound();
        }
        return withEtag(compartment(id));
    }

    private ObjectNode compartment(String id) {
        boolean root = id.equals(tenancy.id());
        ObjectNode json = Json.object();
        json.put("id", id);
        String name = root
                ? "embedded"
                : id.equals(compartmentId) ? "rehearsal" : "compartment-" + id.substring(id.length() - 6);
        JsonNode attributes = configured(COMPARTMENT).getOrDefault(id, Json.object());
        json.put(
                "compartmentId", root ? null : attributes.path("compartment_id").asText(tenancy.id()));
        json.put("name", attributes.path("name").asText(name));
        json.put("description", root ? "The embedded cloud's tenancy" : "A compartment of the embedded cloud");
        json.put("timeCreated", CommonFields.time(FOUNDED));
        json.put("lifecycleState", "ACTIVE");
        json.putNull("inactiveStatus");
        json.put("isAccessible", true);
        CommonFields.putTags(json, Tags.NONE);
        return json;
    }

    private Response user(Request request) {
        if (!request.pathParameter("id").equals(tenancy.userId())) {
            throw ServiceError.notAuthorizedOrNotFound();
        }
        return withEtag(user());
    }

    private Response users(Request request) {
        QueryParameters query = new QueryParameters(request);
        List<JsonNode> found = new ArrayList<>();
        ObjectNode user = user();
        if (requiredCompartment(request).equals(tenancy.id())
                && query.text("name").map(USER_NAME::equals).orElse(true)) {
            found.add(user);
        }
        return Page.of(found, query, "users").array(json -> json);
    }

    private ObjectNode user() {
        ObjectNode json = Json.object();
        json.put("id", tenancy.userId());
        json.put("compartmentId", tenancy.id());
        json.put("name", USER_NAME);
        json.put("description", "The embedded cloud's user");
        json.putNull("email");
        json.put("emailVerified", false);
        json.putNull("identityProviderId");
        json.putNull("externalIdentifier");
        json.put("timeCreated", CommonFields.time(FOUNDED));
        json.put("lifecycleState", "ACTIVE");
        json.putNull("inactiveStatus");
        json.put("isMfaActivated", false);
        ObjectNode capabilities = json.putObject("capabilities");
        capabilities.put("canUseApiKeys", true);
        capabilities.put("canUseConsolePassword", false);
        CommonFields.putTags(json, Tags.NONE);
        return json;
    }

    private Response policies(Request request) {
        String compartment = requiredCompartment(request);
        List<JsonNode> found = new ArrayList<>();
        configured(POLICY).forEach((id, attributes) -> {
            if (attributes.path("compartment_id").asText(tenancy.id()).equals(compartment)) {
                found.add(policy(id, compartment, attributes));
            }
        });
        return Page.of(found, new QueryParameters(request), "policies").array(json -> json);
    }

    private static ObjectNode policy(String id, String compartment, JsonNode attributes) {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("compartmentId", compartment);
        json.put("name", attributes.path("name").asText(id.substring(id.length() - 6)));
        json.put("description", attributes.path("description").asText("An existing policy"));
        ArrayNode statements = json.putArray("statements");
        attributes.path("statements").forEach(statement -> statements.add(statement.asText()));
        json.put("timeCreated", CommonFields.time(FOUNDED));
        json.put("lifecycleState", "ACTIVE");
        json.putNull("inactiveStatus");
        json.putNull("versionDate");
        CommonFields.putTags(json, Tags.NONE);
        return json;
    }

    private Map<String, JsonNode> configured(String type) {
        return settings.forRequest().exists().getOrDefault(type, Map.of());
    }

    private void requireTenancy(String id) {
        if (!id.equals(tenancy.id())) {
            throw ServiceError.notAuthorizedOrNotFound();
        }
    }

    private static String requiredCompartment(Request request) {
        return request.query("compartmentId").orElseThrow(() -> ServiceError.missingParameter("compartmentId"));
    }
}
