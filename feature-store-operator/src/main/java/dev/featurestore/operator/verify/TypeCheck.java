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
 * Compares a value with the type of its variable, including all nested values. Terraform's own conversions apply
 * (Terraform documentation, "Type Conversion": "5" is a number, "true" and "1" are booleans).
 */
final class TypeCheck {
    private final Variable variable;
    private final Problems problems;

    TypeCheck(Variable variable, Problems problems) {
        this.variable = variable;
        this.problems = problems;
    }

    /**
     * Adds the problems of a value. An empty value fits every type.
     *
     * @param owner location of the key of the value
     */
    void check(YamlValue value, Location owner, String path) {
        if (value instanceof YamlScalar scalar && scalar.value() != null && !VariableText.isExpression(variable)) {
            // It is sent as text, whatever its type in YAML.
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
                    "the variable has no type in the stack, so Terraform reads " + value.description() + " as text",
                    "Add a type to the variable in the stack: " + variable.position());
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
                    "must be a list of " + tuple.elements().size() + " items (" + TypeWords.name(type) + "), but has "
                            + size,
                    "Write " + tuple.elements().size() + " items; the variable is at " + variable.position());
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
                        "required key is missing; must be " + TypeWords.expectation(wanted),
                        "Add \"" + name + ": " + TypeWords.example(wanted) + "\" below " + path);
            }
        }
    }

    /** Terraform ignores unknown attributes. If a required one is probably misspelled, it is an error, and a warning otherwise. */
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
                ? "Did you mean " + nearest.get() + "?"
                : "Delete it. Known attributes: "
                        + String.join(", ", type.attributes().keySet());
        if (nearest.isPresent() && missed != null && !missed.optional()) {
            meant.add(nearest.get());
            problems.add(entry.location(), below, "unknown attribute '" + entry.key() + "'", hint);
        } else {
            problems.warn(
                    entry.location(), below, "unknown attribute '" + entry.key() + "', which Terraform ignores", hint);
        }
    }

    private void mismatch(VariableType type, YamlValue found, String path) {
        String seen = variable.sensitive() ? found.kind() : found.description();
        problems.add(
                found.location(),
                path,
                "must be " + TypeWords.expectation(type) + ", but is " + seen,
                TypeWords.hint(type, path.substring(path.lastIndexOf('.') + 1)) + orAsJson(type, found));
    }

    /** A hint for text in place of a list or an object, which is read as JSON. */
    private static String orAsJson(VariableType type, YamlValue found) {
        boolean text = found instanceof YamlScalar scalar && scalar.value() instanceof String;
        if (!text || TypeWords.isPrimitive(type)) {
            return "";
        }
        return TypeWords.isList(type)
                ? ". A value that is text must be JSON: [\"item\", \"item\"]"
                : ". A value that is text must be JSON: {\"key\": \"value\"}";
    }

    private static boolean fits(VariableType type, YamlScalar scalar) {
        return Conversion.fits(type, PlainValue.of(TypedValue.of(type, scalar)));
    }

    private static boolean isAny(VariableType type) {
        return type instanceof VariableType.AnyType;
    }
}
