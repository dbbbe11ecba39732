package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;

/** A store behind a gateway that a job has made, asked as the feature store's clients ask it. */
record Store(EmbeddedCloud cloud, String stackId, URI endpoint) {

    static final String BASE = "/20230101";

    /** Completes a job that has validated its data and computed statistics of it. */
    static final String OUTPUT = """
            {"jobOutputDetails": {"validationOutput": "{\\"success\\": true}", "featureStatistics": "{\\"a\\": {}}"}}
            """;

    static final String MAIN = """
            resource "oci_apigateway_gateway" "this" {}

            resource "oci_apigateway_deployment" "this" {
              gateway_id  = oci_apigateway_gateway.this.id
              path_prefix = "/20230101"
            }

            output "api_endpoint" {
              value = oci_apigateway_deployment.this.endpoint
            }
            """;

    /** Of a stack that is made and applied. */
    static Store deployed(EmbeddedCloud cloud) {
        String stack = new Wire(cloud).stack(MAIN);
        return new Store(cloud, stack, endpoint(cloud, stack));
    }

    /** Applies a stack, and returns where its gateway answers. */
    static URI endpoint(EmbeddedCloud cloud, String stack) {
        JsonNode job = new Wire(cloud).run(stack, Wire.operation("APPLY"));
        assertThat(job.path("lifecycleState").asText()).isEqualTo("SUCCEEDED");
        return URI.create(new Wire(cloud)
                .state(stack)
                .path("outputs")
                .path("api_endpoint")
                .path("value")
                .asText());
    }

    /** A request to a path below the endpoint's, with the two headers that the authoriser reads. */
    SignedRequest request(String method, String path) {
        String target = endpoint.getRawPath() + path;
        SignedRequest request =
                new SignedRequest(cloud, URI.create("http://" + endpoint.getRawAuthority()), method, target);
        request.dateHeader = "x-date";
        return request.header("path", method.toLowerCase(Locale.ROOT) + " " + target);
    }

    HttpResponse<String> send(String method, String path, String body) {
        return request(method, path).json(body).send();
    }

    /** Creates something of a name in a collection, and returns its OCID. */
    String create(String collection, String... references) {
        HttpResponse<String> created = send("POST", "/" + collection, body(references));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
        return SignedRequest.json(created).path("id").asText();
    }

    /**
     * A body that creates an item of any kind, because unknown fields are accepted.
     *
     * @param references names and values in turn
     */
    static String body(String... references) {
        ObjectNode json = Json.object()
                .put("name", "n" + UUID.randomUUID())
                .put("displayName", "job")
                .put("compartmentId", Sdk.COMPARTMENT)
                .put("sourceCode", "code")
                .put("transformationMode", "sql")
                .put("query", "SELECT 1")
                .put("ingestionMode", "OVERWRITE");
        json.putArray("inputFeatureDetails")
                .addObject()
                .put("name", "id")
                .put("featureType", "STRING")
                .put("orderNumber", 1);
        json.putObject("primaryKeys").putArray("items").addObject().put("name", "id");
        for (int i = 0; i < references.length; i += 2) {
            json.put(references[i], references[i + 1]);
        }
        return json.toString();
    }
}
