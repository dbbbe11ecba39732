package dev.featurestore.maven;

import dev.featurestore.operator.config.AllowedValues;
import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.verify.ValueCheck;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of the configuration files as tables. */
final class KeyReference {

    private final ReferenceTable table = new ReferenceTable();

    private KeyReference() {}

    /** The keys of {@code feature_store.yaml}. */
    static String ofConfiguration() {
        return new KeyReference().section("", ConfigSchema.OPERATOR).table.toString();
    }

    /** The keys of backend files: those of all types, with the keys of {@code spec} of a container. */
    static String ofBackends() {
        return new KeyReference()
                .section("", ConfigSchema.CONTAINER_BACKEND)
                .table
                .toString();
    }

    private KeyReference section(String path, AllowedValues.Section section) {
        for (Key key : section.keys()) {
            String name = path + key.name();
            boolean nested = key.shape() instanceof AllowedValues.Section;
            table.add(
                    name,
                    type(key.shape()),
                    key.required()
                            ? "required"
                            : Optional.ofNullable(key.defaultValue()).orElse(""),
                    key.description() + allowed(key.shape()),
                    nested ? "" : example(key));
            if (key.shape() instanceof AllowedValues.Section below) {
                section(name + ".", below);
            } else if (key.shape() instanceof AllowedValues.ListOf list
                    && list.items() instanceof AllowedValues.Section item) {
                section(name + "[].", item);
            }
        }
        return this;
    }

    private static String example(Key key) {
        return Optional.ofNullable(key.example()).orElseGet(() -> ValueCheck.example(key.shape()));
    }

    private static String allowed(AllowedValues shape) {
        if (shape instanceof AllowedValues.Choice choice) {
            return " Must be " + alternatives(choice.words().stream()) + ".";
        }
        if (shape instanceof AllowedValues.OcidOf ocid) {
            return " Must start with " + alternatives(ocid.kinds().stream().map(kind -> "ocid1." + kind + ".")) + ".";
        }
        return shape instanceof AllowedValues.RegionName ? " Must be a region identifier." : "";
    }

    private static String alternatives(Stream<String> values) {
        return values.map(value -> "\"" + value + "\"")
                .collect(Collectors.joining(", "))
                .replaceFirst(", ([^,]+)$", " or $1");
    }

    private static String type(AllowedValues shape) {
        if (shape instanceof AllowedValues.Section) {
            return "object";
        }
        if (shape instanceof AllowedValues.Table map) {
            return map.values() instanceof AllowedValues.Anything ? "map" : "map(" + type(map.values()) + ")";
        }
        if (shape instanceof AllowedValues.ListOf list) {
            return "list(" + type(list.items()) + ")" + (list.orSingle() ? " or " + type(list.items()) : "");
        }
        return "string";
    }
}
