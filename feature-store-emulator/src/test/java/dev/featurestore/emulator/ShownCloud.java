package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Fills a cloud with what the dashboard shows: stacks, jobs in several states, and a store with a lineage. */
record ShownCloud(EmbeddedCloud cloud) {

    static final String PASSWORD = "Sup3r-Secret-Passw0rd";

    static final String HOSTILE = "</h1><script>alert(1)</script>\" onclick='x' \u202Egnp.exe\u0007 & <b>";

    private static final Map<String, String> VARIABLES = Map.of(
            "tenancy_ocid", "ocid1.tenancy.oc1..aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffffgggggggghhhh",
            "compartment_ocid", Sdk.COMPARTMENT,
            "region", "us-ashburn-1",
            "api_img_ocir_url", "iad.ocir.io/mytenancy/feature-store:api",
            "function_img_ocir_url", "iad.ocir.io/mytenancy/feature-store:authoriser",
            "feature_store_user_group_id",
                    "ocid1.group.oc1..aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffffgggggggghhhh",
            "mysql_db_size", "MySQL.4");

    /** A stack with secrets, whose job prints them. */
    static final String SECRETS = """
            variable "db_admin" {
              sensitive = true
            }

            variable "wallet_password" {}

            variable "region" {}

            output "admin" {
              value     = var.db_admin
              sensitive = true
            }

            output "where" {
              value = "in ${var.region} with ${var.wallet_password}"
            }
            """;

    Wire wire() {
        return new Wire(cloud);
    }

    String stack(String name, Map<String, String> files, Map<String, String> variables) {
        ObjectNode json = Json.object()
                .put("compartmentId", Sdk.COMPARTMENT)
                .put("displayName", name)
                .put("description", "Deployed by the operator of the feature store");
        json.putObject("configSource")
                .put("configSourceType", "ZIP_UPLOAD")
                .put("zipFileBase64Encoded", Zips.base64(files));
        ObjectNode values = json.putObject("variables");
        variables.forEach(values::put);
        return SignedRequest.json(wire().send("POST", Wire.API + "/stacks", json.toString()))
                .path("id")
                .asText();
    }

    /** The bundled stack of the feature store, not applied yet. */
    String bundledStack(String name) throws IOException {
        Map<String, String> files = new HashMap<>();
        for (String file : text("feature-store-stack.index").lines().toList()) {
            files.put(file, text("feature-store-stack/" + file));
        }
        return stack(name, files, VARIABLES);
    }

    private static String text(String resource) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ShownCloud.class.getClassLoader().getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Runs a job to its end, and returns its OCID. */
    String run(String stackId, String operation) {
        JsonNode job = wire().run(
                        stackId,
                        operation.equals("APPLY")
                                ? Wire.operation(operation).put("executionPlanStrategy", "AUTO_APPROVED")
                                : Wire.operation(operation));
        return job.path("id").asText();
    }

    /** A stack whose gateway serves a store with a lineage. */
    String store(String name) {
        String stack = stack(name, Map.of("main.tf", Store.MAIN), Map.of());
        Store store = new Store(cloud, stack, Store.endpoint(cloud, stack));
        String root = create(store, "featureStores", "ride-sharing", "Features of trips and drivers");
        String trip = create(store, "entities", "trip", "A trip", "featureStoreId", root);
        String driver = create(store, "entities", "driver", "", "featureStoreId", root);
        String clean = create(store, "transformations", "remove_outliers", "", "featureStoreId", root);
        String ratings = create(
                store,
                "featureGroups",
                "driver_ratings",
                "Ratings by week",
                "featureStoreId",
                root,
                "entityId",
                driver);
        String trips = create(
                store,
                "featureGroups",
                "trip_durations_by_hour_and_pickup_zone_and_weather",
                "",
                "featureStoreId",
                root,
                "entityId",
                trip,
                "transformationId",
                clean);
        create(store, "featureGroups", HOSTILE, "", "featureStoreId", root, "entityId", trip);
        dataset(store, "eta_training", root, trip, trips, ratings);
        dataset(store, "driver_score", root, driver, ratings);
        ObjectNode job = Json.object()
                .put("displayName", "nightly")
                .put("compartmentId", Sdk.COMPARTMENT)
                .put("featureGroupId", ratings)
                .put("ingestionMode", "OVERWRITE");
        assertThat(store.send("POST", "/featureGroupJobs", job.toString()).statusCode())
                .isEqualTo(200);
        return stack;
    }

    private static String create(
            Store store, String collection, String name, String description, String... references) {
        ObjectNode body = body(name, references).put("description", description);
        return created(store, collection, body);
    }

    private static void dataset(Store store, String name, String root, String entity, String... groups) {
        ObjectNode body = body(name, "featureStoreId", root, "entityId", entity);
        var items = body.putObject("datasetFeatureGroups").putArray("items");
        for (String group : groups) {
            items.addObject().put("featureGroupId", group);
        }
        created(store, "datasets", body);
    }

    private static ObjectNode body(String name, String... references) {
        try {
            ObjectNode body = (ObjectNode) Json.read(Store.body(references).getBytes(StandardCharsets.UTF_8));
            return body.put("name", name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String created(Store store, String collection, ObjectNode body) {
        var answer = store.send("POST", "/" + collection, body.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return SignedRequest.json(answer).path("id").asText();
    }
}
