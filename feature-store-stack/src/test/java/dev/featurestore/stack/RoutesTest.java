package dev.featurestore.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
            Map.entry("/featureGroupJobs/validationAnalytics", List.of("GET")),
            Map.entry("/featureGroupJobs/statisticsAnalytics", List.of("GET")),
            Map.entry("/datasetJobs", List.of("GET", "POST")),
            Map.entry("/datasetJobs/{datasetJobId}", List.of("GET")),
            Map.entry("/datasetJobs/{datasetJobId}/actions/complete", List.of("POST")),
            Map.entry("/datasetJobs/validationAnalytics", List.of("GET")),
            Map.entry("/datasetJobs/statisticsAnalytics", List.of("GET")),
            Map.entry("/resources", List.of("POST")),
            Map.entry("/lineage/{lineageId}", List.of("GET")));

    /** API Gateway's limit for one deployment; each path takes a second route for {@code OPTIONS}. */
    private static final int ROUTES_OF_A_DEPLOYMENT = 50;

    @Test
    void serveExactlyTheApiOfTheImages() {
        assertThat(routes()).containsExactlyInAnyOrderEntriesOf(API);
    }

    @Test
    void areThoseOfThePublishedContract() throws IOException {
        Map<String, Set<String>> published = new TreeMap<>();
        SharedFacts.json("feature-store-api.json")
                .path("operations")
                .forEach(operation -> published
                        .computeIfAbsent(operation.path("path").asText(), path -> new TreeSet<>())
                        .add(operation.path("method").asText()));
        Map<String, Set<String>> served = new TreeMap<>();
        routes().forEach((path, methods) -> served.put(path, new TreeSet<>(methods)));
        assertThat(served).isEqualTo(published);
    }

    /** API Gateway's documentation does not define which of two routes that match a request is used. */
    @Test
    void havePathsWithoutParametersBeforeThoseThatMatchThemToo() {
        List<String> paths = YamlMapping.of("routes.yaml").mappings("routes").stream()
                .map(route -> route.text("path"))
                .toList();
        assertThat(paths).containsSubsequence("/datasetJobs/statisticsAnalytics", "/datasetJobs/{datasetJobId}");
        for (String open : paths) {
            String pattern = open.replaceAll("\\{[^}]+}", "[^/]+");
            paths.subList(paths.indexOf(open) + 1, paths.size())
                    .forEach(later -> assertThat(later)
                            .as("below " + open)
                            .matches(path -> path.contains("{") || !path.matches(pattern)));
        }
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
