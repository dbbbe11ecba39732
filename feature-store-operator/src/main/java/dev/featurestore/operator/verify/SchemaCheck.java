package dev.featurestore.operator.verify;

import dev.featurestore.operator.config.AllowedValues;
import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlSequence;
import dev.featurestore.operator.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a file against its schema: required and unknown keys, and the values of known keys. */
final class SchemaCheck {
    private final AllowedValues.Section schema;
    private final Set<String> stackVariables;
    private final Problems problems;
    private final Set<String> meant = new HashSet<>();

    /**
     * A check against a schema.
     *
     * @param stackVariables names of the stack's variables, for hints about unknown keys
     */
    SchemaCheck(AllowedValues.Section schema, Set<String> stackVariables, Problems problems) {
        this.schema = schema;
        this.stackVariables = stackVariables;
        this.problems = problems;
    }

    /** Checks a file; returns the paths of the keys that misspelled ones probably mean. */
    Set<String> check(YamlMapping root) {
        section(schema, root, root.location(), "");
        return meant;
    }

    private void section(AllowedValues.Section section, YamlMapping mapping, Location owner, String path) {
        ValueCheck values = new ValueCheck(section);
        for (YamlMapping.Entry entry : mapping.entries()) {
            String below = below(path, entry.key());
            Key key = section.key(entry.key());
            if (key == null) {
                unknown(section, mapping, entry, path);
            } else if (key.required() || !entry.value().isNull()) {
                value(values, key.shape(), entry.value(), entry.location(), below);
            } else if (entry.value().isLeftOut() && !isContainer(key.shape())) {
                // Without a source, the bundled stack would be deployed in place of the one that was meant.
                problems.warn(
                        entry.location(), below, "has no value, so it is ignored", "Write a value, or remove the key");
            }
        }
        for (Key key : section.keys()) {
            if (key.required() && mapping.entry(key.name()) == null && !meant.contains(below(path, key.name()))) {
                missing(key, owner, path);
            }
        }
    }

    private void value(ValueCheck values, AllowedValues shape, YamlValue value, Location owner, String path) {
        Optional<Mismatch> mismatch = values.check(shape, value);
        if (mismatch.isPresent()) {
            boolean nothing = value.isNull();
            problems.add(
                    nothing ? owner : value.location(),
                    path,
                    mismatch.get().message(),
                    mismatch.get().hint());
        } else if (shape instanceof AllowedValues.Section section && value instanceof YamlMapping mapping) {
            section(section, mapping, owner, path);
        } else if (shape instanceof AllowedValues.Table table && value instanceof YamlMapping mapping) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                value(values, table.values(), entry.value(), entry.location(), path + "." + entry.key());
            }
        } else if (shape instanceof AllowedValues.ListOf list && value instanceof YamlSequence sequence) {
            int index = 0;
            for (YamlValue item : sequence.items()) {
                value(values, list.items(), item, item.location(), path + "[" + index + "]");
                index++;
            }
        }
    }

    private void missing(Key key, Location owner, String path) {
        String expectation = ValueCheck.expectation(key.shape());
        boolean section = key.shape() instanceof AllowedValues.Section;
        String line = key.name() + (section ? ":" : ": " + ValueCheck.example(key.shape()));
        problems.add(
                owner,
                below(path, key.name()),
                "required key is missing; must be " + expectation,
                path.isEmpty() ? "Add the line \"" + line + "\"" : "Add \"" + line + "\" below " + path);
    }

    private void unknown(AllowedValues.Section section, YamlMapping mapping, YamlMapping.Entry entry, String path) {
        List<String> free = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        for (Key key : section.keys()) {
            YamlMapping.Entry written = mapping.entry(key.name());
            // A key that only another file has is free: an environment misspells what it replaces.
            if (written == null
                    || !written.location().file().equals(entry.location().file())) {
                free.add(key.name());
            }
            all.append(all.isEmpty() ? "" : ", ").append(key.name());
        }
        Optional<String> nearest = new Vocabulary(free).nearest(entry.key());
        String home = nearest.isPresent() ? null : homeOf(entry.key());
        String hint;
        if (nearest.isPresent()) {
            meant.add(below(path, nearest.get()));
            hint = "Did you mean " + nearest.get() + "?";
        } else if (home != null) {
            hint = home.isEmpty() ? "Move it to the top level" : "Move it below " + home;
        } else {
            hint = all.isEmpty() ? "Delete it: no keys are allowed here" : "Delete it. Known keys: " + all;
        }
        problems.add(entry.location(), below(path, entry.key()), "unknown key '" + entry.key() + "'", hint);
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The path of the section that has this key, empty for the root; null if no section has it. */
    private @Nullable String homeOf(String name) {
        String home = homeOf(name, schema, "");
        return home == null && stackVariables.contains(name) ? "spec.variables" : home;
    }

    private static @Nullable String homeOf(String name, AllowedValues.Section section, String path) {
        if (section.key(name) != null) {
            return path;
        }
        for (Key key : section.keys()) {
            if (key.shape() instanceof AllowedValues.Section below) {
                String home = homeOf(name, below, below(path, key.name()));
                if (home != null) {
                    return home;
                }
            }
        }
        return null;
    }

    /** Whether a key is often written with nothing but comments below it. */
    private static boolean isContainer(AllowedValues shape) {
        return shape instanceof AllowedValues.Section
                || shape instanceof AllowedValues.Table
                || shape instanceof AllowedValues.ListOf;
    }
}
