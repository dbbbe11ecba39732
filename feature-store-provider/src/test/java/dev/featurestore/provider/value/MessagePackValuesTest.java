package dev.featurestore.provider.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.terraform.schema.ValueType;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagePackValuesTest {

    private static final ValueType STRING = ValueType.Primitive.STRING;
    private static final ValueType NUMBER = ValueType.Primitive.NUMBER;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsWhatItWrites(long seed) {
        RandomValues random = new RandomValues(seed, true);
        ValueType type = random.type(3);
        Value value = random.value(type);

        assertThat(MessagePackValues.read(type, MessagePackValues.write(type, value)))
                .isEqualTo(value);
    }

    /** As Terraform's own encoder writes them. */
    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "127, 7f",
        "-32, e0",
        "128, cc80",
        "128, d10080",
        "-128, d080",
        "65535, cdffff",
        "4294967295, ceffffffff",
        "18446744073709551615, cfffffffffffffffff",
        "-9223372036854775808, d38000000000000000",
        "0.5, ca3f000000",
        "0.5, cb3fe0000000000000",
        "0.1, a3302e31",
        "1e30, a431653330"
    })
    void readsNumbersOfEveryFormat(BigDecimal number, String bytes) {
        assertThat(read(NUMBER, bytes)).isEqualTo(new Value.Decimal(number));
    }

    @ParameterizedTest
    @CsvSource({
        "1.50, cb3ff8000000000000",
        "0.1, a3302e31",
        "9223372036854775807, d37fffffffffffffff",
        "9223372036854775808, cb43e0000000000000",
        "18446744073709551617, b43138343436373434303733373039353531363137"
    })
    void writesANumberThatIsNoIntegerOrDoubleAsItsDigits(BigDecimal number, String bytes) {
        assertThat(HexFormat.of().formatHex(MessagePackValues.write(NUMBER, new Value.Decimal(number))))
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d40000", "d50c0000", "c7030c8101c2", "c80003" + "0c8101c2", "c7000c"})
    void readsUnknownValuesRefinedOrNot(String bytes) {
        assertThat(read(STRING, bytes)).isEqualTo(new Value.Unknown());
    }

    @Test
    void readsAValueThatBringsItsType() {
        assertThat(read(new ValueType.Dynamic(), "92c408" + hex("\"string\"") + "a161"))
                .isEqualTo(new Value.Text("a"));
        assertThat(read(new ValueType.Dynamic(), "92a6" + hex("\"bool\"") + "c3"))
                .isEqualTo(new Value.Bool(true));
    }

    @Test
    void findsSetsEqualWhateverTheirOrder() {
        ValueType set = new ValueType.SetOf(STRING);

        assertThat(read(set, "92a161a162")).isEqualTo(read(set, "92a162a161"));
    }

    @Test
    void givesAnObjectAllOfItsAttributes() {
        ValueType object = new ValueType.ObjectOf(new TreeMap<>(Map.of("a", STRING, "b", STRING)));

        assertThat(read(object, "81a161a178"))
                .isEqualTo(new Value.Structure(new TreeMap<>(Map.of("a", new Value.Text("x"), "b", new Value.Null()))));
    }

    @ParameterizedTest
    @CsvSource({
        "a5616263, truncated value",
        "dbffffffff, truncated value",
        "'', truncated value",
        "a161a1, unexpected bytes after the value",
        "c3, 'expected a string, found MessagePack 0xc3'",
        "d40500, unknown MessagePack extension type 5"
    })
    void refusesWhatIsNoString(String bytes, String message) {
        assertThatThrownBy(() -> read(STRING, bytes))
                .isInstanceOf(ValueFormatException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "a178, 'expected a number, found a string that is not a number'",
        "cb7ff0000000000000, 'expected a finite number, found Infinity'"
    })
    void refusesWhatIsNoNumber(String bytes, String message) {
        assertThatThrownBy(() -> read(NUMBER, bytes)).hasMessage(message);
    }

    @Test
    void reportsThePathOfAValueOfTheWrongType() {
        ValueType type = new ValueType.ObjectOf(new TreeMap<>(Map.of(
                "vnic", new ValueType.ListOf(new ValueType.ObjectOf(new TreeMap<>(Map.of("address", STRING)))))));
        Value value = structure("vnic", new Value.Sequence(List.of(structure("address", new Value.Bool(true)))));

        assertThatThrownBy(() -> MessagePackValues.write(type, value))
                .hasMessage("vnic[0].address: expected a string, found a bool");
        assertThatThrownBy(() -> MessagePackValues.write(type, structure("other", new Value.Null())))
                .hasMessage("other: unknown attribute");
    }

    private static Value.Structure structure(String name, Value value) {
        return new Value.Structure(new TreeMap<>(Map.of(name, value)));
    }

    private static Value read(ValueType type, String bytes) {
        return MessagePackValues.read(type, HexFormat.of().parseHex(bytes));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
