package dev.featurestore.provider.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.provider.Things;
import dev.featurestore.provider.value.BlockTypes;
import dev.featurestore.provider.value.JsonValues;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.TypeInterface;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcePlannerTest {

    private static final TypeInterface TYPE = Things.thing();
    private static final BlockSchema SCHEMA = TYPE.schema();
    private static final Value UNKNOWN = new Value.Unknown();

    @Test
    void doesNotKnowWhatTheServiceSetsInANewResource() {
        Value.Structure planned = ResourcePlanner.plan(
                SCHEMA,
                Optional.empty(),
                thing("{'name': 'a', 'container': [{'image': 'x'}], 'rule': [{'port': '1'}]}"));

        assertThat(planned.elements())
                .containsEntry("id", UNKNOWN)
                .containsEntry("shape", UNKNOWN)
                .containsEntry("tags", UNKNOWN)
                .containsEntry("vnic", UNKNOWN)
                .containsEntry("note", new Value.Null())
                .containsEntry("timeouts", new Value.Null())
                .containsEntry("disk", new Value.Structure(new TreeMap<>()));
        assertThat(members(planned, "container", "key")).containsExactly(UNKNOWN);
        assertThat(members(planned, "rule", "key")).containsExactly(UNKNOWN);
    }

    @Test
    void keepsWhatTheServiceSetInAResourceThatIsThere() {
        Value.Structure prior = thing("{'id': '1', 'name': 'a', 'shape': 's', 'vnic': [{'address': '10.0.0.2'}]}");
        Value.Structure proposed = thing("{'id': '1', 'name': 'b', 'shape': 's'}");

        Value.Structure planned = ResourcePlanner.plan(SCHEMA, Optional.of(prior), proposed);

        assertThat(planned)
                .isEqualTo(thing("{'id': '1', 'name': 'b', 'shape': 's', 'vnic': [{'address': '10.0.0.2'}]}"));
    }

    @Test
    void leavesNullWhatTheServiceLeftNull() {
        Value.Structure prior = thing("{'id': '1', 'name': 'a', 'rule': [{'port': '1'}]}");

        assertThat(ResourcePlanner.plan(SCHEMA, Optional.of(prior), prior)).isEqualTo(prior);
    }

    @Test
    void doesNotKnowWhatTheServiceSetsInANewBlockOfAResourceThatIsThere() {
        Value.Structure prior = thing("{'id': '1', 'container': [{'image': 'x', 'key': 'k'}],"
                + " 'rule': [{'port': '2', 'key': 'r'}], 'disk': {'a': {'kind': 'x', 'key': 'k'}}}");
        Value.Structure proposed = thing("{'id': '1', 'container': [{'image': 'x', 'key': 'k'}, {'image': 'y'}],"
                + " 'rule': [{'port': '1'}, {'port': '2', 'key': 'r'}],"
                + " 'disk': {'a': {'kind': 'x', 'key': 'k'}, 'b': {'kind': 'y'}}}");

        Value.Structure planned = ResourcePlanner.plan(SCHEMA, Optional.of(prior), proposed);

        assertThat(members(planned, "container", "key")).containsExactly(new Value.Text("k"), UNKNOWN);
        assertThat(members(planned, "rule", "key")).containsExactlyInAnyOrder(new Value.Text("r"), UNKNOWN);
        assertThat(planned.elements().get("disk")).asString().contains("a=Structure[elements={key=Text[text=k]");
    }

    @Test
    void takesBlocksThatAreNotKnownAsTheyAre() {
        TreeMap<String, Value> proposed = new TreeMap<>(thing("{'name': 'a'}").elements());
        proposed.put("rule", UNKNOWN);
        proposed.put("container", UNKNOWN);

        assertThat(ResourcePlanner.plan(
                                SCHEMA, Optional.of(thing("{'rule': [{'port': '1'}]}")), new Value.Structure(proposed))
                        .elements())
                .containsEntry("rule", UNKNOWN)
                .containsEntry("container", UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'note': 'a'}                          | {'note': 'b'}                                             | ``
            {'image': 'a'}                         | {'image': 'b'}                                            | image
            {}                                     | {'image': 'b'}                                            | image
            {'vnic': []}                           | {'vnic': [{}]}                                            | vnic
            {'vnic': [{'subnet': 'a'}]}            | {'vnic': []}                                              | vnic, vnic/0/subnet
            {'vnic': [{'address': 'a'}]}           | {'vnic': [{'address': 'b'}]}                              | ``
            {'container': [{'image': 'a'}]}        | {'container': [{'image': 'a'}, {'image': 'b'}]}           | container/1/image
            {'container': [{'image': 'a'}]}        | {'container': [{'image': 'a', 'label': 'l'}]}             | ``
            {'container': [{'image': 'a'}]}        | {'container': [{'image': 'b'}]}                           | container/0/image
            {'rule': [{'port': '1'}]}              | {'rule': [{'port': '1', 'text': 't'}]}                    | ``
            {'rule': [{'port': '1'}]}              | {'rule': [{'port': '1'}, {'port': '1', 'text': 't'}]}     | rule
            {'rule': [{'port': '1'}, {'port': '2'}]} | {'rule': [{'port': '2'}, {'port': '1'}]}                | ``
            {'disk': {'a': {'kind': 'x'}}}         | {'disk': {'a': {'kind': 'y'}, 'b': {'kind': 'x'}}}        | disk/a/kind, disk/b/kind
            """)
    void replacesAResourceForWhatCannotBeChanged(String prior, String planned, String paths) {
        assertThat(paths(Replacement.of(TYPE, thing(prior), thing(planned)))).isEqualTo(paths);
    }

    @Test
    void replacesAResourceForWhatIsNotKnownYet() {
        TreeMap<String, Value> planned = new TreeMap<>(thing("{'name': 'a'}").elements());
        planned.put("image", UNKNOWN);
        planned.put("container", UNKNOWN);

        assertThat(paths(Replacement.of(
                        TYPE, thing("{'image': 'a', 'container': [{'image': 'a'}]}"), new Value.Structure(planned))))
                .isEqualTo("container, image");
    }

    private static String paths(Set<AttributePath> paths) {
        return paths.stream()
                .map(path ->
                        path.steps().stream().map(ResourcePlannerTest::step).collect(Collectors.joining("/")))
                .collect(Collectors.joining(", "));
    }

    private static String step(AttributePath.Step step) {
        if (step instanceof AttributePath.Step.Attribute attribute) {
            return attribute.name();
        }
        return step instanceof AttributePath.Step.Key key
                ? key.key()
                : String.valueOf(((AttributePath.Step.Index) step).index());
    }

    private static List<Value> members(Value.Structure thing, String blocks, String name) {
        return ResourcePlanner.elements(Optional.ofNullable(thing.elements().get(blocks))).stream()
                .map(block -> ResourcePlanner.member(block, name))
                .toList();
    }

    private static Value.Structure thing(String json) {
        Value value =
                JsonValues.read(BlockTypes.of(SCHEMA), json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return BlockTypes.complete(SCHEMA, (Value.Structure) value);
    }
}
