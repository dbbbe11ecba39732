package dev.featurestore.operator.verify;

import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlSequence;
import dev.featurestore.operator.yaml.YamlText;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.Variable;
import dev.featurestore.terraform.VariableType;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Compares a value with the type of the stack's variable that it is for. Terraform's own conversions count (Terraform
 * documentation, "Type Conversion": "5" is a number, "true" and "1" are truth values); of lists and objects only the
 * outer shape is looked at.
 */
public final class VariableCheck {
    private final Variable variable;

    /** A check of values for this variable. */
    public VariableCheck(Variable variable) {
        this.variable = variable;
    }

    /** What is wrong with a value, if anything. Nothing at all is a value for every variable: it is not sent. */
    public Optional<Mismatch> check(YamlValue value) {
        VariableType type = variable.type();
        if (type instanceof VariableType.AnyType || (value instanceof YamlScalar scalar && scalar.value() == null)) {
            return Optional.empty();
        }
        if (type instanceof VariableType.StringType) {
            return value instanceof YamlScalar
                    ? Optional.empty()
                    : mismatch(value, "write one value; put text that begins with [ or { in quotes");
        }
        if (type instanceof VariableType.NumberType) {
            return value instanceof YamlScalar scalar && isNumber(scalar)
                    ? Optional.empty()
                    : mismatch(value, "write digits, as in \"" + variable.name() + ": 5\"");
        }
        if (type instanceof VariableType.BoolType) {
            return value instanceof YamlScalar scalar && isTruth(scalar)
                    ? Optional.empty()
                    : mismatch(value, "write true or false");
        }
        if (type instanceof VariableType.MapType || type instanceof VariableType.ObjectType) {
            return value instanceof YamlMapping
                    ? Optional.empty()
                    : mismatch(value, "write its keys on lines of their own, indented below it");
        }
        return value instanceof YamlSequence
                ? Optional.empty()
                : mismatch(value, "write each item on a line of its own that begins with \"- \"");
    }

    private Optional<Mismatch> mismatch(YamlValue found, String hint) {
        String seen = variable.sensitive() ? found.kind() : found.description();
        return Optional.of(new Mismatch("expected " + inWords() + " for the stack, found " + seen, hint));
    }

    private String inWords() {
        VariableType type = variable.type();
        if (type instanceof VariableType.StringType) {
            return "text (string)";
        }
        if (type instanceof VariableType.NumberType) {
            return "a number";
        }
        if (type instanceof VariableType.BoolType) {
            return "true or false (bool)";
        }
        boolean mapping = type instanceof VariableType.MapType || type instanceof VariableType.ObjectType;
        return (mapping ? "keys with values (" : "a list (") + typeName() + ")";
    }

    private String typeName() {
        VariableType type = variable.type();
        return type instanceof VariableType.ObjectType ? "object" : type.toString();
    }

    private static boolean isNumber(YamlScalar scalar) {
        if (scalar.value() instanceof String text) {
            try {
                return !text.isEmpty() && new BigDecimal(text).precision() > 0;
            } catch (NumberFormatException notANumber) {
                return false;
            }
        }
        return !(scalar.value() instanceof Boolean);
    }

    private static boolean isTruth(YamlScalar scalar) {
        if (scalar.value() instanceof Boolean) {
            return true;
        }
        String text = scalar.text();
        return text.equals("true") || text.equals("false") || text.equals("1") || text.equals("0");
    }

    /** A short value to write for this variable, for hints. */
    static String example(Variable variable) {
        VariableType type = variable.type();
        if (type instanceof VariableType.NumberType) {
            return "5";
        }
        if (type instanceof VariableType.BoolType) {
            return "true";
        }
        if (type instanceof VariableType.StringType || type instanceof VariableType.AnyType) {
            return YamlText.quoted("...");
        }
        return type instanceof VariableType.MapType || type instanceof VariableType.ObjectType ? "{...}" : "[...]";
    }
}
