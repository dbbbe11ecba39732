package dev.featurestore.emulator.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.view.ItemView;
import dev.featurestore.emulator.view.StoreView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineageGraphTest {

    private final List<ItemView> items = new ArrayList<>();

    private void item(String collection, String name, String... uses) {
        items.add(new ItemView(name, collection, name, "", "ACTIVE", Instant.EPOCH, List.of(uses)));
    }

    private LineageGraph graph() {
        return LineageGraph.of(new StoreView("stack", "stack", List.of(), items));
    }

    private static String column(LineageGraph graph, int x) {
        return graph.boxes().stream()
                .filter(box -> box.x() == x)
                .map(box -> box.item().name())
                .reduce("", (one, other) -> one + " " + other)
                .strip();
    }

    @Test
    void leadsFromEntitiesAndTransformationsThroughFeatureGroupsToDatasets() {
        item("featureStores", "root");
        item("entities", "e", "root");
        item("transformations", "t", "root");
        item("featureGroups", "g", "root", "e", "t");
        item("datasets", "d", "root", "e", "g");
        item("datasets", "alone", "root", "e");
        item("featureGroupJobs", "job", "g");

        LineageGraph graph = graph();

        assertThat(graph.edges())
                .extracting(edge ->
                        edge.from().item().name() + " " + edge.to().item().name())
                .containsExactlyInAnyOrder("e g", "t g", "g d", "e alone");
        assertThat(column(graph, 0)).isEqualTo("e t");
        assertThat(column(graph, 340)).isEqualTo("g");
        assertThat(column(graph, 680)).contains("d", "alone");
        assertThat(graph.complete()).isTrue();
    }

    @Test
    void ordersTheColumnsSoThatEdgesNeedNotCross() {
        item("entities", "e1");
        item("entities", "e2");
        item("entities", "e3");
        item("featureGroups", "g1", "e3");
        item("featureGroups", "g2", "e1");
        item("featureGroups", "g3", "e2");
        item("datasets", "d1", "g3");
        item("datasets", "d2", "g1");

        LineageGraph graph = graph();

        assertThat(column(graph, 0).replace('e', 'x'))
                .isEqualTo(column(graph, 340)
                        .replace("g1", "x3")
                        .replace("g2", "x1")
                        .replace("g3", "x2"));
        assertThat(column(graph, 680))
                .isEqualTo(column(graph, 340)
                        .replace("g1", "d2")
                        .replace("g3", "d1")
                        .replace("g2 ", "")
                        .replace(" g2", ""));
    }

    @Test
    void boxesDoNotOverlap() {
        for (int i = 0; i < 40; i++) {
            item("entities", "e" + i);
            item("featureGroups", "g" + i, "e" + i * 7 % 40);
            item("datasets", "d" + i, "g" + i * 3 % 40, "g" + i * 5 % 40);
        }
        List<LineageGraph.Box> boxes = graph().boxes();
        assertThat(boxes).hasSize(120);
        for (LineageGraph.Box one : boxes) {
            assertThat(boxes)
                    .filteredOn(other -> !other.equals(one))
                    .noneMatch(other -> Math.abs(one.x() - other.x()) < LineageGraph.BOX_WIDTH
                            && Math.abs(one.y() - other.y()) < LineageGraph.BOX_HEIGHT);
            assertThat(one.x() + LineageGraph.BOX_WIDTH).isLessThanOrEqualTo(LineageGraph.WIDTH);
            assertThat(one.y() + LineageGraph.BOX_HEIGHT).isLessThanOrEqualTo(graph().height());
        }
    }

    @Test
    void drawsNoPictureOfMoreItemsThanItHasRoomFor() {
        for (int i = 0; i <= LineageGraph.MAX_BOXES; i++) {
            item("entities", "e" + i);
        }
        assertThat(graph().complete()).isFalse();
        assertThat(graph().boxes()).isEmpty();
    }

    @Test
    void ignoresReferencesToItselfAndToDeletedItems() {
        item("featureGroups", "g", "g", "deleted");
        assertThat(graph().edges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mmmmmmmmmmmmmmmmmmmmmmmmmmmm", "東京都東京都東京都東京都東京都東京都", "trip_durations_by_hour_and_pickup_zone"})
    void cutsALabelToItsBox(String name) {
        assertThat(LabelWidth.fit(name)).endsWith("…").hasSizeLessThan(28).startsWith(name.substring(0, 8));
    }

    @Test
    void cutsNoShortLabelAndNoPairOfCharacters() {
        assertThat(LabelWidth.fit("driver_ratings")).isEqualTo("driver_ratings");
        assertThat(LabelWidth.fit(" ")).isEqualTo("(no name)");
        assertThat(LabelWidth.fit("\uD83D\uDE80".repeat(30))).isEqualTo("\uD83D\uDE80".repeat(12) + "…");
    }
}
