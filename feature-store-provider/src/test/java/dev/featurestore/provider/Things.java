package dev.featurestore.provider;

import dev.featurestore.terraform.schema.Attribute;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock;
import dev.featurestore.terraform.schema.NestedBlock.Nesting;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import dev.featurestore.terraform.schema.ValueType;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A small provider's interface with every way of nesting, and with all that decides how a change is planned. */
public final class Things {

    public static final ValueType STRING = ValueType.Primitive.STRING;
    public static final ValueType NUMBER = ValueType.Primitive.NUMBER;

    private Things() {}

    public static Attribute required(String name) {
        return new Attribute(name, STRING, true, false, false, false);
    }

    public static Attribute optional(String name) {
        return new Attribute(name, STRING, false, true, false, false);
    }

    public static Attribute optionalComputed(String name) {
        return new Attribute(name, STRING, false, true, true, false);
    }

    public static Attribute computed(String name) {
        return new Attribute(name, STRING, false, false, true, false);
    }

    public static BlockSchema block(Object... members) {
        return new BlockSchema(
                named(Attribute.class, Attribute::name, members), named(NestedBlock.class, NestedBlock::name, members));
    }

    public static NestedBlock nested(String name, Nesting nesting, boolean computed, Object... members) {
        return new NestedBlock(name, nesting, block(members), 0, 0, computed);
    }

    private static <T> SortedMap<String, T> named(Class<T> kind, Function<T, String> name, Object... members) {
        return Arrays.stream(members)
                .filter(kind::isInstance)
                .map(kind::cast)
                .collect(Collectors.toMap(name, member -> member, (a, b) -> a, TreeMap::new));
    }

    public static TypeInterface thing() {
        return new TypeInterface(
                "oci_thing",
                0,
                block(
                        computed("id"),
                        required("name"),
                        optional("image"),
                        optional("note"),
                        optionalComputed("shape"),
                        new Attribute("size", NUMBER, false, true, false, false),
                        new Attribute("password", STRING, false, true, false, true),
                        new Attribute("tags", new ValueType.MapOf(STRING), false, true, true, false),
                        nested("vnic", Nesting.LIST, true, optional("subnet"), optionalComputed("address")),
                        nested("container", Nesting.LIST, false, required("image"), optional("label"), computed("key")),
                        nested("rule", Nesting.SET, false, required("port"), optional("text"), computed("key")),
                        nested("disk", Nesting.MAP, false, required("kind"), computed("key")),
                        nested("timeouts", Nesting.SINGLE, false, optional("create"))),
                Set.of("image", "vnic", "vnic.subnet", "container.image", "rule.port", "disk.kind"));
    }

    public static ProviderInterface offered() {
        TypeInterface names = new TypeInterface(
                "oci_names",
                0,
                block(
                        required("prefix"),
                        computed("id"),
                        new Attribute("names", new ValueType.ListOf(STRING), false, false, true, false)),
                Set.of());
        return new ProviderInterface(
                "oracle/oci",
                "0.0.1",
                block(optional("region")),
                new TreeMap<>(Map.of("oci_thing", thing())),
                new TreeMap<>(Map.of("oci_names", names)));
    }
}
