package dev.featurestore.operator.verify;

import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.SpecVariable;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlParser;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.module.VariableType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies overrides to a configuration file, so that checks and readers work on one file. The location of an overridden value
 * is the origin of the override.
 */
final class OverriddenFile {
    /** Keys of {@code spec} with a property of their own, which do more than set a variable. */
    private static final Map<String, String> OWN_PROPERTY = Map.of(
            Overrides.COMPARTMENT_ID, "featurestore.compartmentId",
            Overrides.REGION, "featurestore.region");

    private final Overrides overrides;
    private final Problems problems;

    OverriddenFile(Overrides overrides, Problems problems) {
        this.overrides = overrides;
        this.problems = problems;
    }

    /**
     * The file with the overridden keys of {@code spec}. Another name or compartment means another stack, so
     * {@code stack_id} is then ignored.
     */
    YamlMapping spec(YamlMapping root) {
        YamlMapping spec = root.mapping("spec");
        if (spec == null) {
            return root;
        }
        Map<String, YamlMapping.Entry> entries = entries(spec);
        String other = otherStack(spec);
        if (!other.isEmpty() && entries.remove("stack_id") != null) {
            problems.warn(
                    spec.locate("stack_id"),
                    "spec.stack_id",
                    "ignored, because " + other + " selects another stack",
                    "Nothing to do if you mean that stack");
        }
        for (Overrides.Value value : overrides.values()) {
            Optional<String> variable = value.variable();
            Optional<String> key = variable.isEmpty()
                    ? Optional.of(value.key())
                    : SpecVariable.ofVariable(variable.get()).map(SpecVariable::key);
            if (key.isPresent()) {
                if (variable.isPresent() && OWN_PROPERTY.containsKey(key.get())) {
                    refuse(value, key.get());
                } else {
                    Location origin = Location.ofFile(value.origin());
                    put(entries, key.get(), origin, text(value.text(), origin));
                    variable.ifPresent(name -> removeVariable(entries, name));
                }
            }
        }
        return with(root, "spec", new YamlMapping(entries, spec.location()));
    }

    /**
     * The file with the overridden variables of the stack.
     *
     * @param module the module of the stack; null if it could not be read
     */
    YamlMapping variables(YamlMapping root, @Nullable TerraformModule module) {
        YamlMapping spec = root.mapping("spec");
        YamlValue given = spec == null ? null : spec.value("variables");
        boolean nothing = given == null || (given instanceof YamlScalar scalar && scalar.value() == null);
        if (spec == null || !(nothing || given instanceof YamlMapping)) {
            return root;
        }
        Map<String, YamlMapping.Entry> entries =
                given instanceof YamlMapping mapping ? entries(mapping) : new LinkedHashMap<>();
        boolean overridden = false;
        for (Overrides.Value value : overrides.values()) {
            String name = value.variable().orElse("");
            if (!name.isEmpty() && SpecVariable.ofVariable(name).isEmpty()) {
                Variable variable =
                        module == null ? null : module.variable(name).orElse(null);
                put(entries, name, Location.ofFile(value.origin()), value(variable, value));
                overridden = true;
            }
        }
        YamlMapping variables = new YamlMapping(entries, spec.locate("variables"));
        return overridden ? with(root, "spec", with(spec, "variables", variables)) : root;
    }

    /** The origin of an override with another name or compartment than the file's, or empty. */
    private String otherStack(YamlMapping spec) {
        String name = Objects.requireNonNullElse(spec.text(Overrides.STACK_NAME), OperatorConfig.DEFAULT_STACK_NAME);
        String compartment = spec.text(Overrides.COMPARTMENT_ID);
        for (Overrides.Value value : overrides.values()) {
            if ((value.key().equals(Overrides.STACK_NAME) && !value.text().equals(name))
                    || (value.key().equals(Overrides.COMPARTMENT_ID)
                            && !value.text().equals(compartment))) {
                return value.origin();
            }
        }
        return "";
    }

    private void refuse(Overrides.Value value, String key) {
        String property = OWN_PROPERTY.get(key);
        problems.add(
                Location.ofFile(value.origin()),
                "",
                "this variable of the stack is set by spec." + key,
                "Write -D" + property + " instead");
    }

    /** Text for a variable of type string; otherwise the text is read as YAML. The check of types reports what is not YAML. */
    private YamlValue value(@Nullable Variable variable, Overrides.Value value) {
        Location origin = Location.ofFile(value.origin());
        VariableType type = variable == null ? null : variable.type();
        if (type == null || type instanceof VariableType.StringType || type instanceof VariableType.AnyType) {
            return text(value.text(), origin);
        }
        YamlValue parsed = new YamlParser(value.origin(), new Problems(""))
                .parse(value.text())
                .orElseGet(() -> text(value.text(), origin));
        return parsed instanceof YamlScalar scalar
                ? new YamlScalar(scalar.value(), scalar.text(), origin, null)
                : parsed;
    }

    private static YamlScalar text(String text, Location origin) {
        return new YamlScalar(text, text, origin, null);
    }

    private static void removeVariable(Map<String, YamlMapping.Entry> spec, String name) {
        YamlMapping.Entry entry = spec.get("variables");
        if (entry != null && entry.value() instanceof YamlMapping variables && variables.entry(name) != null) {
            Map<String, YamlMapping.Entry> others = entries(variables);
            others.remove(name);
            put(spec, "variables", entry.location(), new YamlMapping(others, variables.location()));
        }
    }

    private static Map<String, YamlMapping.Entry> entries(YamlMapping mapping) {
        Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> entries.put(entry.key(), entry));
        return entries;
    }

    private static void put(Map<String, YamlMapping.Entry> entries, String key, Location location, YamlValue value) {
        entries.put(key, new YamlMapping.Entry(key, location, value));
    }

    private static YamlMapping with(YamlMapping mapping, String key, YamlValue value) {
        Map<String, YamlMapping.Entry> entries = entries(mapping);
        put(entries, key, mapping.entry(key) == null ? value.location() : mapping.locate(key), value);
        return new YamlMapping(entries, mapping.location());
    }
}
