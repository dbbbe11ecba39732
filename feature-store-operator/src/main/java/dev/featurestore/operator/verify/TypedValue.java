package dev.featurestore.operator.verify;

import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlSequence;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.evaluation.Conversion;
import dev.featurestore.terraform.module.VariableType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts values of the configuration to a Terraform type, including all nested values: text without quotes is text for
 * {@code string}, a number for {@code number}, and the value of YAML 1.2's core schema for {@code any}.
 */
public final class TypedValue {
    private static final VariableType STRING = new VariableType.StringType();
    private static final VariableType NUMBER = new VariableType.NumberType();

    private TypedValue() {}

    /** The value as plain Java: String, Boolean, Long, BigDecimal, List, Map with String keys, or null. */
    public static @Nullable Object of(VariableType type, YamlValue value) {
        if (value instanceof YamlMapping mapping) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            for (YamlMapping.Entry entry : mapping.entries()) {
                entries.put(entry.key(), of(TypeWords.below(type, entry.key()), entry.value()));
            }
            return entries;
        }
        if (value instanceof YamlSequence sequence) {
            List<@Nullable Object> items = new ArrayList<>();
            for (YamlValue item : sequence.items()) {
                items.add(of(TypeWords.element(type, items.size()), item));
            }
            return items;
        }
        return scalar(type, (YamlScalar) value);
    }

    private static @Nullable Object scalar(VariableType type, YamlScalar scalar) {
        Object value = scalar.isResolved() ? scalar.value() : null;
        if (value == null || value instanceof String) {
            return value;
        }
        if (type instanceof VariableType.StringType) {
            return isItsText(scalar) ? value : scalar.text();
        }
        boolean terraformReadsIt = type instanceof VariableType.NumberType
                && !(value instanceof Boolean)
                && !scalar.isJsonNumber()
                && Conversion.convert(NUMBER, scalar.text()).isPresent();
        return terraformReadsIt ? scalar.text() : value;
    }

    /**
     * The text to send for a value without a declared type: as it is written, if Terraform reads the same value from that.
     */
    static String untyped(YamlScalar scalar) {
        boolean same = scalar.value() instanceof Boolean
                ? isItsText(scalar)
                : Conversion.convert(NUMBER, scalar.text()).isPresent();
        return same || scalar.value() instanceof String ? scalar.text() : text(scalar);
    }

    /** The text that Terraform writes for the number or boolean. */
    static String text(YamlScalar scalar) {
        Object value = PlainValue.of(scalar.value());
        Optional<Object> text = Conversion.convert(STRING, value);
        return text.filter(String.class::isInstance).map(String.class::cast).orElse(scalar.text());
    }

    /** Whether a number or boolean is written as Terraform writes it. */
    static boolean isItsText(YamlScalar scalar) {
        return Conversion.convert(STRING, PlainValue.of(scalar.value())).equals(Optional.of((Object) scalar.text()));
    }
}
