package dev.featurestore.operator.verify;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlSequence;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.evaluation.Conversion;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.module.VariableType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a value with the type of the variable that it is for, to the innermost. Terraform's own conversions count
 * (Terraform documentation, "Type Conversion": "5" is a number, "true" and "1" are truth values).
 */
final class TypeCheck {
    private final Variable variable;
    private final Problems problems;

    TypeCheck(Variable variable, Problems problems) {
        this.variable = variable;
        this.problems = problems;
    }

    /**
     * Adds all that is wrong with a value. Nothing at all is a value of every type.
     *
     * @param owner where the key of the value stands
     */
    void check(YamlValue value, Location owner, String path) {
        if (value instanceof YamlScalar scalar && scalar.value() != null && !VariableText.isExpression(variable)) {
            // It is sent as text, whatever it is in YAML.
            Object sent = VariableText.of(variable, value).orElse("");
            boolean fits = !scalar.isResolved() || isAny(variable.type()) || Conversion.fits(variable.type(), sent);
            if (!fits) {
                mismatch(variable.type(), value, path);
            } else if (isAny(variable.type()) && !sent.equals(scalar.text())) {
                new AnyCheck(variable, problems).check(value, path);
            }
            return;
        }
        walk(variable.type(), value, owner, path);
        if (isAny(variable.type()) && !(value instanceof YamlScalar) && !VariableText.isExpression(variable)) {
            problems.warn(
                    value.location(),
                    path,
                    "expected a variable with a type, for without one Terraform takes " + value.description()
                            + " for text",
                    "write a type in the stack: " + variable.position());
        }
    }

    private void walk(VariableType type, YamlValue value, Location owner, String path) {
        boolean nothing = value instanceof YamlScalar scalar && (scalar.value() == null || !scalar.isResolved());
        if (nothing) {
            return;
        }
        if (isAny(type)) {
            new AnyCheck(variable, problems).check(value, path);
            return;
        }
        if (type instanceof VariableType.ObjectType object && value instanceof YamlMapping mapping) {
            attributes(object, mapping, owner, path);
        } else if (type instanceof VariableType.MapType map && value instanceof YamlMapping mapping) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                walk(map.element(), entry.value(), entry.location(), path + "." + entry.key());
            }
        } else if (TypeWords.isList(type) && value instanceof YamlSequence sequence) {
            items(type, sequence, path);
        } else if (!(value instanceof YamlScalar scalar && TypeWords.isPrimitive(type) && fits(type, scalar))) {
            mismatch(type, value, path);
        }
    }

    private void items(VariableType type, YamlSequence sequence, String path) {
        int size = sequence.items().size();
        if (type instanceof VariableType.TupleType tuple && tuple.elements().size() != size) {
            problems.add(
                    sequence.location(),
                    path,
                    "expected a list of " + tuple.elements().size() + " items (" + TypeWords.name(type)
                            + ") for the stack, found one of " + size,
                    "write as many items as the stack wants: " + variable.position());
            return;
        }
        for (int i = 0; i < size; i++) {
            YamlValue item = sequence.items().get(i);
            walk(TypeWords.element(type, i), item, item.location(), path + "[" + i + "]");
        }
    }

    private void attributes(VariableType.ObjectType type, YamlMapping mapping, Location owner, String path) {
        Set<String> meant = new HashSet<>();
        for (YamlMapping.Entry entry : mapping.entries()) {
            VariableType.ObjectAttribute attribute = type.attributes().get(entry.key());
            if (attribute == null) {
                unknown(type, mapping, entry, path, meant);
            } else {
                walk(attribute.type(), entry.value(), entry.location(), path + "." + entry.key());
            }
        }
        for (Map.Entry<String, VariableType.ObjectAttribute> attribute :
                type.attributes().entrySet()) {
            String name = attribute.getKey();
            if (!attribute.getValue().optional() && mapping.entry(name) == null && !meant.contains(name)) {
                VariableType wanted = attribute.getValue().type();
                problems.add(
                        owner,
                        path + "." + name,
                        "expected " + TypeWords.expectation(wanted) + " for the stack, found no such key",
                        "add \"" + name + ": " + TypeWords.example(wanted) + "\" below " + path);
            }
        }
    }

    /** Terraform drops attributes that the type does not name; one that is missed for it is more than suspicious. */
    private void unknown(
            VariableType.ObjectType type,
            YamlMapping mapping,
            YamlMapping.Entry entry,
            String path,
            Set<String> meant) {
        List<String> free = new ArrayList<>();
        for (String name : type.attributes().keySet()) {
            if (mapping.entry(name) == null) {
                free.add(name);
            }
        }
        Optional<String> nearest = new Vocabulary(free).nearest(entry.key());
        VariableType.ObjectAttribute missed =
                nearest.isPresent() ? type.attributes().get(nearest.get()) : null;
        String below = path + "." + entry.key();
        String hint = nearest.isPresent()
                ? "did you mean " + nearest.get() + "?"
                : "delete it; known here: "
                        + String.join(", ", type.attributes().keySet());
        if (nearest.isPresent() && missed != null && !missed.optional()) {
            meant.add(nearest.get());
            problems.add(
                    entry.location(), below, "expected an attribute that the stack knows, found " + entry.key(), hint);
        } else {
            problems.warn(
                    entry.location(),
                    below,
                    "expected an attribute that the stack knows, found " + entry.key() + ", which Terraform drops",
                    hint);
        }
    }

    private void mismatch(VariableType type, YamlValue found, String path) {
        String seen = variable.sensitive() ? found.kind() : found.description();
        problems.add(
                found.location(),
                path,
                "expected " + TypeWords.expectation(type) + " for the stack, found " + seen,
                TypeWords.hint(type, path.substring(path.lastIndexOf('.') + 1)) + orAsJson(type, found));
    }

    /** Text is read as JSON where a list or an object is wanted; this text was not. */
    private static String orAsJson(VariableType type, YamlValue found) {
        boolean text = found instanceof YamlScalar scalar && scalar.value() instanceof String;
        if (!text || TypeWords.isPrimitive(type)) {
            return "";
        }
        return TypeWords.isList(type)
                ? "; a value that is text must be JSON: [\"item\", \"item\"]"
                : "; a value that is text must be JSON: {\"key\": \"value\"}";
    }

    private static boolean fits(VariableType type, YamlScalar scalar) {
        return Conversion.fits(type, PlainValue.of(TypedValue.of(type, scalar)));
    }

    private static boolean isAny(VariableType type) {
        return type instanceof VariableType.AnyType;
    }
}
