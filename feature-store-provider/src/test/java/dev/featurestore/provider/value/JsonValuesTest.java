package dev.featurestore.provider.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.provider.Things;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock.Nesting;
import dev.featurestore.terraform.schema.ValueType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonValuesTest {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsWhatItWrites(long seed) {
        RandomValues random = new RandomValues(seed, false);
        ValueType type = random.type(3);
        Value value = random.value(type);

        assertThat(JsonValues.read(type, JsonValues.write(type, value))).isEqualTo(value);
        assertThat(TypeConstraints.read(TypeConstraints.write(type))).isEqualTo(type);
    }

    @Test
    void leavesOutWhatTheTypeDoesNotKnowAndAddsWhatIsMissing() {
        ValueType object = new ValueType.ObjectOf(
                new TreeMap<>(Map.of("a", ValueType.Primitive.STRING, "b", ValueType.Primitive.STRING)));

        assertThat(read(object, "{\"a\": \"x\", \"old\": {}}"))
                .isEqualTo(new Value.Structure(new TreeMap<>(Map.of("a", new Value.Text("x"), "b", new Value.Null()))));
    }

    @Test
    void takesABoolNumberOrStringForAnotherWhereItReadsAsOne() {
        assertThat(read(ValueType.Primitive.STRING, "12")).isEqualTo(new Value.Text("12"));
        assertThat(read(ValueType.Primitive.NUMBER, "\"12.50\"")).isEqualTo(new Value.Decimal(new BigDecimal("12.5")));
        assertThat(read(ValueType.Primitive.BOOL, "\"true\"")).isEqualTo(new Value.Bool(true));
    }

    @ParameterizedTest
    @CsvSource({
        "STRING, [], 'expected a string, found JSON of kind array'",
        "NUMBER, '\"x\"', 'expected a number, found JSON of kind string'",
        "BOOL, '\"yes\"', 'expected a bool, found JSON of kind string'",
        "STRING, '{', 'Invalid JSON: '"
    })
    void refusesWhatIsNotOfTheType(ValueType.Primitive type, String json, String message) {
        assertThatThrownBy(() -> read(type, json))
                .isInstanceOf(ValueFormatException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void hasNoWayToWriteWhatIsNotKnown() {
        assertThatThrownBy(() -> JsonValues.write(ValueType.Primitive.STRING, new Value.Unknown()))
                .hasMessage("expected a string, found a value that is not known yet");
    }

    @Test
    void givesBlocksThatAStateLeavesOutTheValueOfAbsentOnes() {
        BlockSchema schema = Things.block(
                Things.optional("name"),
                Things.nested("inner", Nesting.LIST, false, Things.nested("rule", Nesting.SET, false)),
                Things.nested("disk", Nesting.MAP, false, Things.nested("rule", Nesting.LIST, false)),
                Things.nested("timeouts", Nesting.SINGLE, false),
                Things.nested("group", Nesting.GROUP, false, Things.nested("rule", Nesting.LIST, false)));
        Value state = read(BlockTypes.of(schema), "{\"inner\": [{}], \"disk\": {\"a\": {}}}");

        Value.Sequence none = new Value.Sequence(List.of());
        Value.Structure noRule = structure("rule", none);
        assertThat(BlockTypes.complete(schema, (Value.Structure) state).elements())
                .containsEntry("name", new Value.Null())
                .containsEntry("inner", new Value.Sequence(List.of(noRule)))
                .containsEntry("disk", structure("a", noRule))
                .containsEntry("timeouts", new Value.Null())
                .containsEntry("group", noRule);
        assertThat(BlockTypes.complete(schema, BlockTypes.empty(schema))).isEqualTo(BlockTypes.empty(schema));
    }

    private static Value.Structure structure(String name, Value value) {
        return new Value.Structure(new TreeMap<>(Map.of(name, value)));
    }

    private static Value read(ValueType type, String json) {
        return JsonValues.read(type, json.getBytes(StandardCharsets.UTF_8));
    }
}
