package dev.featurestore.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RoutesTest {

    /** Paths and methods of a deployed feature store below {@code /20230101}. */
    private static final Map<String, List<String>> API = Map.ofEntries(
            Map.entry("/featureStores", List.of("GET", "POST")),
            Map.entry("/featureStores/{featureStoreId}", List.of("GET", "PUT", "DELETE")),
            Map.entry("/entities", List.of("GET", "POST")),
            Map.entry("/entities/{entityId}", List.of("GET", "PUT", "DELETE")),
            Map.entry("/datasets", List.of("GET", "POST")),
            Map.entry("/datasets/{datasetId}", List.of("GET", "PUT", "DELETE")),
            Map.entry("/transformations", List.of("GET", "POST")),
            Map.entry("/transformations/{transformationId}", List.of("GET", "DELETE")),
            Map.entry("/featureGroups", List.of("GET", "POST")),
            Map.entry("/featureGroups/{featureGroupId}", List.of("GET", "PUT", "PATCH", "DELETE")),
            Map.entry("/featureGroupJobs", List.of("GET", "POST")),
            Map.entry("/featureGroupJobs/{featureGroupJobId}", List.of("GET")),
            Map.entry("/featureGroupJobs/{featureGroupJobId}/actions/complete", List.of("POST")),
            Map.entry("/featureGroupJobs/{featureGroupJobId}/validationAnalytics", List.of("GET")),
            Map.entry("/featureGroupJobs/{featureGroupJobId}/statisticsAnalytics", List.of("GET")),
            Map.entry("/datasetJobs", List.of("GET", "POST")),
            Map.entry("/datasetJobs/{datasetJobId}", List.of("GET")),
            Map.entry("/datasetJobs/{datasetJobId}/actions/complete", List.of("POST")),
            Map.entry("/datasetJobs/{datasetJobId}/validationAnalytics", List.of("GET")),
            Map.entry("/datasetJobs/{datasetJobId}/statisticsAnalytics", List.of("GET")),
            Map.entry("/resources", List.of("POST")),
            Map.entry("/lineage/{lineageId}", List.of("GET")));

    /** API Gateway's limit for one deployment; each path takes a second route for {@code OPTIONS}. */
    private static final int ROUTES_OF_A_DEPLOYMENT = 50;

    @Test
    void serveExactlyTheApiOfTheImages() {
        assertThat(routes()).containsExactlyInAnyOrderEntriesOf(API);
    }

    @Test
    void are22PathsAnd39Operations() {
        assertThat(routes()).hasSize(22);
        assertThat(routes().values().stream().mapToInt(List::size).sum()).isEqualTo(39);
    }

    @Test
    void fitOneDeploymentTogetherWithTheirOptions() {
        assertThat(2 * routes().size()).isEqualTo(44).isLessThanOrEqualTo(ROUTES_OF_A_DEPLOYMENT);
    }

    /** Path to methods; a path that occurs twice fails. */
    private static Map<String, List<String>> routes() {
        Map<String, List<String>> routes = new TreeMap<>();
        for (YamlMapping route : YamlMapping.of("routes.yaml").mappings("routes")) {
            assertThat(routes.put(route.text("path"), route.texts("methods"))).isNull();
        }
        return routes;
    }
}
