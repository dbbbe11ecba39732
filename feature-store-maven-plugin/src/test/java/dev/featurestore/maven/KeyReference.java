package dev.featurestore.maven;

import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.config.Shape;
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

    private KeyReference section(String path, Shape.Section section) {
        for (Key key : section.keys()) {
            String name = path + key.name();
            boolean nested = key.shape() instanceof Shape.Section;
            table.add(
                    name,
                    type(key.shape()),
                    key.required()
                            ? "required"
                            : Optional.ofNullable(key.defaultValue()).orElse(""),
                    key.description() + allowed(key.shape()),
                    nested ? "" : example(key));
            if (key.shape() instanceof Shape.Section below) {
                section(name + ".", below);
            } else if (key.shape() instanceof Shape.ListOf list && list.items() instanceof Shape.Section item) {
                section(name + "[].", item);
            }
        }
        return this;
    }

    private static String example(Key key) {
        return Optional.ofNullable(key.example()).orElseGet(() -> ValueCheck.example(key.shape()));
    }

    private static String allowed(Shape shape) {
        if (shape instanceof Shape.Choice choice) {
            return " Must be " + alternatives(choice.words().stream()) + ".";
        }
        if (shape instanceof Shape.OcidOf ocid) {
            return " Must start with " + alternatives(ocid.kinds().stream().map(kind -> "ocid1." + kind + ".")) + ".";
        }
        return shape instanceof Shape.RegionName ? " Must be a region identifier." : "";
    }

    private static String alternatives(Stream<String> values) {
        return values.map(value -> "\"" + value + "\"")
                .collect(Collectors.joining(", "))
                .replaceFirst(", ([^,]+)$", " or $1");
    }

    private static String type(Shape shape) {
        if (shape instanceof Shape.Section) {
            return "object";
        }
        if (shape instanceof Shape.Table map) {
            return map.values() instanceof Shape.Anything ? "map" : "map(" + type(map.values()) + ")";
        }
        if (shape instanceof Shape.ListOf list) {
            return "list(" + type(list.items()) + ")" + (list.orSingle() ? " or " + type(list.items()) : "");
        }
        return "string";
    }
}
