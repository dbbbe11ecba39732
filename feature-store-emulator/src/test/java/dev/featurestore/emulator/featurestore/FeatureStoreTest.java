package dev.featurestore.emulator.featurestore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.http.Answered;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the table of the API does not have: names, references, jobs, analytics, lineage and search. */
class FeatureStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00.123456Z");

    @TempDir
    Path folder;

    private TestStore store;
    private String shop = "";
    private String product = "";
    private String sales = "";

    @BeforeEach
    void create() {
        store = new TestStore(folder, Clock.fixed(NOW, ZoneOffset.UTC));
        shop = store.create("feature_store", "{\"name\": \"shop\"}");
        product = store.create("entity", below("product", ""));
        sales = group("sales", "");
    }

    private String below(String name, String more) {
        return "{\"name\": \"" + name + "\", \"featureStoreId\": \"" + shop + "\"" + more + "}";
    }

    private String group(String name, String more) {
        return store.create("feature_group", groupBody(name, more));
    }

    private String groupBody(String name, String more) {
        return below(name, """
                , "entityId": "%s", "primaryKeys": {"items": []}, "inputFeatureDetails":
                [{"name": "amount", "featureType": "LONG", "orderNumber": 1}]%s""".formatted(product, more));
    }

    private String dataset(String name, String query, String more) {
        return store.create(
                "dataset", below(name, ", \"entityId\": \"" + product + "\", \"query\": \"" + query + "\"" + more));
    }

    private String job() {
        return store.create(
                "feature_group_job", "{\"featureGroupId\": \"" + sales + "\", \"ingestionMode\": \"APPEND\"}");
    }

    private Answered complete(String job, String output) {
        return store.at(
                "POST", "/featureGroupJobs/" + job + "/actions/complete", "{\"jobOutputDetails\": {" + output + "}}");
    }

    @Test
    void refusesTheNameOfAnotherItemInTheSamePlace() {
        String body = "{\"compartmentId\": \"" + TestStore.COMPARTMENT + "\", \"name\": \"shop\"}";
        Answered again = store.at("POST", "/featureStores", body);
        assertThat(again.error()).isEqualTo("409 NotAuthorizedOrResourceAlreadyExists");
        assertThat(again.message()).contains("'shop'", shop);
        assertThat(store.at("POST", "/featureStores", body.replace("ocid1.compartment.oc1..a", "other"))
                        .status())
                .isEqualTo(200);
        assertThat(store.at("POST", "/featureGroups", groupBody("sales", ", \"compartmentId\": \"c\""))
                        .error())
                .isEqualTo("409 NotAuthorizedOrResourceAlreadyExists");
        product = store.create("entity", below("other", ""));
        assertThat(group("sales", "")).isNotEqualTo(sales);
    }

    @Test
    void refusesToRenameAStoreToTheNameOfAnother() {
        String second = store.create("feature_store", "{\"name\": \"second\"}");
        assertThat(store.at("PUT", "/featureStores/" + second, "{\"name\": \"shop\"}")
                        .error())
                .isEqualTo("409 NotAuthorizedOrResourceAlreadyExists");
        assertThat(store.at("PUT", "/featureStores/" + second, "{\"name\": \"second\", \"description\": \"d\"}")
                        .json()
                        .path("description")
                        .asText())
                .isEqualTo("d");
    }

    @Test
    void deletesAnItemThatOnlyItsJobsUse() {
        String job = job();
        assertThat(store.at("DELETE", "/entities/" + product, "").message()).contains(sales, "featureGroups");
        assertThat(store.at("DELETE", "/featureStores/" + shop, "").error()).isEqualTo("409 IncorrectState");
        String dataset = dataset(
                "d", "SELECT 1", ", \"datasetFeatureGroups\": {\"items\": [{\"featureGroupId\": \"" + sales + "\"}]}");
        assertThat(store.at("DELETE", "/featureGroups/" + sales, "").message()).contains(dataset, "datasets");
        assertThat(store.at("DELETE", "/datasets/" + dataset, "").status()).isEqualTo(204);
        assertThat(store.at("DELETE", "/featureGroups/" + sales, "").status()).isEqualTo(204);
        assertThat(store.get("/featureGroupJobs/" + job).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"transformationId", "onDemandTransformationId"})
    void keepsATransformationThatAFeatureGroupUses(String reference) {
        String transformation =
                store.create("transformation", below("t", ", \"sourceCode\": \"a\", \"transformationMode\": \"sql\""));
        String group = group("g", ", \"" + reference + "\": \"" + transformation + "\"");
        assertThat(store.at("DELETE", "/transformations/" + transformation, "").message())
                .contains(group);
        JsonNode lineage = store.get("/lineage/" + group).json().path("lineage").path("items");
        assertThat(lineage.path(0).path("transformation").path("displayName").asText())
                .isEqualTo("t");
    }

    @Test
    void changesOnlyWhatTheModelOfTheChangeHas() {
        Answered changed = store.at(
                "PUT",
                "/entities/" + product,
                "{\"name\": \"renamed\", \"createdBy\": \"me\", \"id\": \"mine\", \"freeformTags\": {\"a\": \"b\"}}");
        JsonNode json = changed.json();
        assertThat(json.path("name").asText()).isEqualTo("product");
        assertThat(json.path("createdBy").asText()).isEqualTo(TestStore.USER);
        assertThat(json.path("id").asText()).isEqualTo(product);
        assertThat(json.path("freeformTags").path("a").asText()).isEqualTo("b");
        Answered state = store.at("PUT", "/featureGroups/" + sales, "{\"lifecycleState\": \"NEEDS_ATTENTION\"}");
        assertThat(state.status()).isEqualTo(200);
        assertThat(state.json().path("lifecycleState").asText()).isEqualTo("ACTIVE");
        Answered patched =
                store.at("PATCH", "/featureGroups/" + sales, "{\"inputFeatureDetails\": [], \"isInferSchema\": true}");
        assertThat(patched.json().path("inputFeatureDetails")).isEmpty();
        assertThat(patched.json().path("isInferSchema").isNull()).isTrue();
    }

    @Test
    void completesAJobOnce() {
        String job = job();
        JsonNode running = store.get("/featureGroupJobs/" + job).json();
        assertThat(running.path("lifecycleState").asText()).isEqualTo("IN_PROGRESS");
        assertThat(running.path("timeStarted").asText()).isEqualTo("2026-11-28T10:00:00.123Z");
        assertThat(running.path("timeFinished").isNull()).isTrue();
        JsonNode done = complete(job, "\"version\": 2").json();
        assertThat(done.path("lifecycleState").asText()).isEqualTo("SUCCEEDED");
        assertThat(done.path("timeFinished").asText()).isEqualTo("2026-11-28T10:00:00.123Z");
        assertThat(done.path("jobOutputDetails").path("version").asInt()).isEqualTo(2);
        assertThat(complete(job, "").message()).contains(job + " is SUCCEEDED");
        assertThat(complete(job(), "\"errorDetails\": \"no table\"")
                        .json()
                        .path("lifecycleState")
                        .asText())
                .isEqualTo("FAILED");
        assertThat(complete(job(), "\"errorDetails\": \"\"")
                        .json()
                        .path("lifecycleState")
                        .asText())
                .isEqualTo("SUCCEEDED");
    }

    @ParameterizedTest
    @CsvSource({
        "GreaterThan, 2026-11-28T10:00:00.123Z, 0",
        "GreaterThan, 2026-11-28T10:00:00.122Z, 1",
        "GreaterThanOrEqualTo, 2026-11-28T10:00:00.123Z, 1",
        "GreaterThanOrEqualTo, 2026-11-28T10:00:00.124Z, 0",
        "LessThan, 2026-11-28T10:00:00.123Z, 0",
        "LessThan, 2026-11-28T10:00:00.124Z, 1",
        "LessThanOrEqualTo, 2026-11-28T10:00:00.123Z, 1",
        "LessThanOrEqualTo, 2026-11-28T10:00:00.122Z, 0",
    })
    void listsAnalyticsBetweenAllBounds(String bound, String time, int found) {
        String job = job();
        assertThat(store.at("POST", "/featureGroupJobs/" + job + "/actions/complete", TestStore.OUTPUT)
                        .status())
                .isEqualTo(200);
        for (String what : List.of("validation", "statistics")) {
            String query = store.query("list_feature_group_job_" + what + "_analytics")
                    .replaceAll("timeCreated" + bound + "=[^&]*", "timeCreated" + bound + "=" + time);
            assertThat(store.get("/featureGroupJobs/" + what + "Analytics" + query)
                            .json()
                            .path("items"))
                    .hasSize(found);
        }
    }

    @Test
    void readsValidationAndStatisticsFromTheOutput() {
        String job = job();
        job();
        complete(job(), "\"validationOutput\": \"no JSON\", \"featureStatistics\": \"[]\"");
        store.at("POST", "/featureGroupJobs/" + job + "/actions/complete", TestStore.OUTPUT);
        JsonNode statistics = analytics("statistics");
        assertThat(statistics.path("id").asText()).isEqualTo(job);
        assertThat(statistics.path("statisticsDetails")).isEqualTo(TestStore.json("""
                {"items": [
                  {"feature": "age", "featureType": "NUMERICAL", "min": 1.0, "max": 9.5, "median": 3.0, "mean": 4.0},
                  {"feature": "city", "featureType": "CATEGORICAL", "distinctCount": 12}]}"""));
        JsonNode validation = analytics("validation").path("validationDetails");
        assertThat(validation).isEqualTo(TestStore.json("""
                {"isSuccessful": false, "evaluatedExpectations": 4, "successfulExpectations": 3,
                 "unsuccessfulExpectations": 1, "successPercent": "75.0"}"""));
        JsonNode listed = store.get("/featureGroupJobs?compartmentId=" + TestStore.COMPARTMENT)
                .json()
                .path("items");
        assertThat(listed.findValues("validationDetails")).hasSize(3).contains(validation);
    }

    private JsonNode analytics(String what) {
        JsonNode items = store.get("/featureGroupJobs/" + what + "Analytics"
                        + store.query("list_feature_group_job_" + what + "_analytics"))
                .json()
                .path("items");
        assertThat(items).hasSize(1);
        return items.path(0);
    }

    @Test
    void findsTheFeatureGroupsOfADatasetInItsQuery() {
        String returns = group("returns", "");
        group("unused", "");
        String dataset = dataset(
                "d",
                "SELECT a.x, `b`.y FROM `" + product + "`.sales a JOIN (SELECT y FROM " + product + ".returns) b",
                "");
        JsonNode groups = store.get("/datasets/" + dataset).json().path("datasetFeatureGroups");
        assertThat(groups.findValuesAsText("featureGroupId")).containsExactly(sales, returns);
        assertThat(groups.path("isManualAssociation").asBoolean(true)).isFalse();
        assertThat(store.get("/featureGroups/" + sales)
                        .json()
                        .path("datasets")
                        .path(0)
                        .asText())
                .isEqualTo(dataset);
        JsonNode lineage = store.get("/lineage/" + dataset).json();
        assertThat(lineage.path("lineageType").asText()).isEqualTo("DATASET");
        assertThat(lineage.path("lineage").findValues("featureGroup"))
                .extracting(group -> group.path("displayName").asText())
                .containsExactly("sales", "returns");
    }

    @Test
    void prefersTheFeatureGroupsThatTheClientGives() {
        String returns = group("returns", "");
        String dataset = dataset(
                "d",
                "SELECT x FROM " + product + ".sales",
                ", \"datasetFeatureGroups\": {\"items\": [{\"featureGroupId\": \"" + returns + "\"}]}");
        JsonNode groups = store.get("/datasets/" + dataset).json().path("datasetFeatureGroups");
        assertThat(groups.findValuesAsText("featureGroupId")).containsExactly(returns);
        assertThat(groups.path("isManualAssociation").asBoolean()).isTrue();
    }

    @Test
    void showsTheLineageOfAFeatureGroupWithAndWithoutDatasets() {
        JsonNode alone =
                store.get("/lineage/" + sales + "?constructType=FEATURE_GROUP").json();
        assertThat(alone.path("lineage").path("items")).hasSize(1);
        assertThat(alone.path("lineage").path("items").path(0).path("dataset").isNull())
                .isTrue();
        dataset("one", "SELECT x FROM " + product + ".sales", "");
        dataset("two", "SELECT x FROM " + product + ".sales", ", \"modelDetails\": {\"items\": [\"m\"]}");
        JsonNode items = store.get("/lineage/" + sales).json().path("lineage").path("items");
        assertThat(items.findValues("dataset"))
                .extracting(dataset -> dataset.path("displayName").asText())
                .containsExactly("one", "two");
        assertThat(items.path(1).path("modelDetails").path("items").path(0).asText())
                .isEqualTo("m");
        String empty = dataset("three", "SELECT 1", "");
        assertThat(store.get("/lineage/" + empty).json().path("lineage").path("items"))
                .isEmpty();
        assertThat(store.get("/lineage/" + product).error()).isEqualTo("404 NotAuthorizedOrNotFound");
        assertThat(store.get("/lineage/" + sales + "?constructType=DATASET").error())
                .isEqualTo("404 NotAuthorizedOrNotFound");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sal        | FEATURE_STORE_FEATURE_GROUP | name                | <h1>sal</h1>es",
                "AMOUNT     | FEATURE_STORE_FEATURE_GROUP | inputFeatureDetails | <h1>amount</h1>",
                "duct pro   | FEATURE_STORE_ENTITY        | name                | <h1>pro</h1><h1>duct</h1>",
                "shop       | FEATURE_STORE               | name                | <h1>shop</h1>",
                "eur        | FEATURE_STORE_DATASET       | freeformTags        | <h1>eur</h1>o",
                "monthly a+ | FEATURE_STORE_DATASET       | description         | <h1>Monthly</h1> <h1>a+</h1>b",
            })
    void findsItemsWithAllWords(String text, String type, String field, String highlight) {
        dataset("d", "SELECT 1", ", \"description\": \"Monthly a+b\", \"freeformTags\": {\"currency\": \"euro\"}");
        JsonNode found = search(text);
        assertThat(found.findValuesAsText("resourceType")).containsExactly(type);
        assertThat(found.path(0)
                        .path("searchContext")
                        .path("highlights")
                        .path(field)
                        .path(0)
                        .asText())
                .isEqualTo(highlight);
    }

    @Test
    void findsEverythingButJobsWithoutAText() {
        job();
        assertThat(search("").findValuesAsText("identifier")).containsExactly(sales, product, shop);
        assertThat(search("absent")).isEmpty();
        assertThat(search("sales shop")).isEmpty();
        assertThat(store.at("POST", "/resources?limit=1", "{\"searchType\": \"FREE_TEXT\"}")
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    private JsonNode search(String text) {
        return store.at("POST", "/resources", "{\"searchType\": \"FREE_TEXT\", \"text\": \"" + text + "\"}")
                .json()
                .path("items");
    }

    @Test
    void findsNoJobThatIsActive() {
        job();
        String list = "/featureGroupJobs?compartmentId=" + TestStore.COMPARTMENT + "&lifecycleState=";
        assertThat(store.get(list + "ACTIVE").json().path("items")).isEmpty();
        assertThat(store.get(list + "IN_PROGRESS").json().path("items")).hasSize(1);
        assertThat(store.get(list + "CANCELED").error()).isEqualTo("400 InvalidParameter");
    }

    @Test
    void keepsItemsAndRetryTokensFromOneStartToTheNext() {
        String body = "{\"name\": \"kept\", \"compartmentId\": \"c\"}";
        Answered first = store.at("POST", "/featureStores", body, "opc-retry-token", "t");
        TestStore next = new TestStore(folder, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(next.at("POST", "/featureStores", body, "opc-retry-token", "t"))
                .isEqualTo(first);
        assertThat(next.get("/entities/" + product).json())
                .isEqualTo(store.get("/entities/" + product).json());
        String id = first.json().path("id").asText();
        assertThat(next.at("DELETE", "/featureStores/" + id, "").status()).isEqualTo(204);
        assertThat(next.at("POST", "/featureStores", body, "opc-retry-token", "t")
                        .error())
                .isEqualTo("409 InvalidatedRetryToken");
    }
}
