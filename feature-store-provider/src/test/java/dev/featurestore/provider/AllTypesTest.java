package dev.featurestore.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.Attribute;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock;
import dev.featurestore.terraform.schema.TypeInterface;
import dev.featurestore.terraform.schema.ValueType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every type of the table, whether the tenancy has rules for it or not. */
class AllTypesTest {

    private final TestTenancy tenancy = new TestTenancy();

    static Stream<String> resources() {
        return TestTenancy.PROVIDER.resources().keySet().stream();
    }

    static Stream<String> dataSources() {
        return TestTenancy.PROVIDER.dataSources().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("resources")
    void isMadeReadChangedAndDeleted(String name) throws Exception {
        TypeInterface type = TestTenancy.resource(name);
        Value.Structure planned = Planned.least(type.schema());

        Value.Structure made = tenancy.services.create(type, planned);

        assertComplete(type.schema(), made, name);
        assertKeeps(planned, made, name);
        assertThat(tenancy.services.read(type, made)).contains(made);

        Value.Structure plannedChange = changeable(type)
                .map(attribute -> Planned.with(made, attribute, new Value.Text("changed")))
                .orElse(made);
        Value.Structure after = tenancy.services.update(type, made, plannedChange);
        assertThat(after).isEqualTo(plannedChange);
        assertThat(tenancy.services.read(type, made)).contains(after);

        tenancy.services.delete(type, after);
        assertThat(tenancy.services.read(type, after)).isEqualTo(Optional.empty());
        tenancy.services.delete(type, after);
    }

    @ParameterizedTest
    @MethodSource("resources")
    void isFilledWhereNothingIsPlanned(String name) throws Exception {
        TypeInterface type = TestTenancy.resource(name);
        Map<String, Value> unknown = new TreeMap<>();
        type.schema().attributes().keySet().forEach(attribute -> unknown.put(attribute, new Value.Unknown()));
        type.schema().blocks().keySet().forEach(block -> unknown.put(block, new Value.Unknown()));
        unknown.keySet().removeIf(attribute -> attribute.contains("cidr") || attribute.equals("admin_password"));

        Value.Structure made = tenancy.services.create(type, new Value.Structure(new TreeMap<>(unknown)));

        assertComplete(type.schema(), made, name);
    }

    @ParameterizedTest
    @MethodSource("dataSources")
    void answersAllAttributesTheSameTwice(String name) throws Exception {
        TypeInterface type = TestTenancy.dataSource(name);
        boolean isResource = TestTenancy.PROVIDER.resources().containsKey(name);
        Optional<Attributes> own = isResource ? Optional.of(make(name)) : Optional.empty();
        Map<String, Object> settings = new TreeMap<>();
        for (Attribute attribute : type.schema().attributes().values()) {
            if (attribute.required()) {
                settings.put(attribute.name(), existing(attribute, own));
            }
        }

        Attributes answer = tenancy.data(name, settings);

        assertComplete(type.schema(), (Value.Structure) answer.root(), name);
        assertThat(tenancy.data(name, settings)).isEqualTo(answer);
    }

    /** An argument with which a data source finds something. */
    private Object existing(Attribute argument, Optional<Attributes> own) throws Exception {
        String name = argument.name();
        if (argument.type() == ValueType.Primitive.NUMBER) {
            return 1;
        } else if (argument.type() == ValueType.Primitive.BOOL) {
            return true;
        } else if (argument.type() instanceof ValueType.ListOf || argument.type() instanceof ValueType.SetOf) {
            return List.of("any");
        } else if (name.equals("tenancy_id")) {
            return TestTenancy.TENANCY;
        } else if (name.equals("compartment_id")) {
            return TestTenancy.COMPARTMENT;
        } else if (own.isPresent()) {
            return own.get().text(name.endsWith("id") ? "id" : name).orElse("any");
        } else if (name.equals("user_id")) {
            return TestTenancy.USER;
        } else if (name.equals("vnic_id")) {
            return make("oci_container_instances_container_instance")
                    .text("vnics.0.vnic_id")
                    .orElseThrow();
        } else if (name.equals("secret_id")) {
            return make("oci_vault_secret").text("id").orElseThrow();
        }
        return name.equals("id") ? TestTenancy.COMPARTMENT : "any";
    }

    private Attributes make(String type) throws Exception {
        TypeInterface resource = TestTenancy.resource(type);
        return new Attributes(tenancy.services.create(resource, Planned.least(resource.schema())));
    }

    /** A text that may change in place; few types have none. */
    private static Optional<String> changeable(TypeInterface type) {
        for (String preferred : new String[] {"display_name", "description"}) {
            if (type.schema().attributes().containsKey(preferred)
                    && !type.replacedBy().contains(preferred)) {
                return Optional.of(preferred);
            }
        }
        Collection<Attribute> attributes = type.schema().attributes().values();
        return attributes.stream()
                .filter(attribute -> attribute.type() == ValueType.Primitive.STRING)
                .map(Attribute::name)
                .filter(name -> !type.replacedBy().contains(name)
                        && !name.equals("id")
                        && !name.equals("kubernetes_version")
                        && !name.contains("cidr"))
                .findFirst();
    }

    private static void assertKeeps(Value planned, Value made, String place) {
        if (planned instanceof Value.Structure structure) {
            structure
                    .elements()
                    .forEach((name, value) -> assertKeeps(
                            value,
                            ((Value.Structure) made).elements().getOrDefault(name, new Value.Unknown()),
                            place + '.' + name));
        } else if (planned instanceof Value.Sequence sequence) {
            for (int i = 0; i < sequence.elements().size(); i++) {
                assertKeeps(
                        sequence.elements().get(i),
                        ((Value.Sequence) made).elements().get(i),
                        place + '.' + i);
            }
        } else if (!(planned instanceof Value.Unknown)) {
            assertThat(made).as(place).isEqualTo(planned);
        }
    }

    private static void assertComplete(BlockSchema schema, Value.Structure value, String place) {
        Set<String> names = new TreeSet<>(schema.attributes().keySet());
        names.addAll(schema.blocks().keySet());
        assertThat(value.elements().keySet()).as(place).isEqualTo(names);
        schema.attributes()
                .forEach((name, attribute) -> assertFits(
                        attribute.type(),
                        value.elements().getOrDefault(name, new Value.Unknown()),
                        place + '.' + name));
        for (NestedBlock nested : schema.blocks().values()) {
            Value blocks = value.elements().getOrDefault(nested.name(), new Value.Unknown());
            String inside = place + '.' + nested.name();
            if (blocks instanceof Value.Sequence sequence) {
                assertThat(nested.nesting()).as(inside).isNotEqualTo(NestedBlock.Nesting.SINGLE);
                sequence.elements().forEach(block -> assertComplete(nested.block(), (Value.Structure) block, inside));
            } else if (blocks instanceof Value.Structure structure) {
                assertComplete(nested.block(), structure, inside);
            } else {
                assertThat(blocks).as(inside).isInstanceOf(Value.Null.class);
            }
        }
    }

    private static void assertFits(ValueType type, Value value, String place) {
        if (value instanceof Value.Null) {
            return;
        }
        if (type instanceof ValueType.Primitive primitive) {
            Class<? extends Value> expected = switch (primitive) {
                case STRING -> Value.Text.class;
                case NUMBER -> Value.Decimal.class;
                case BOOL -> Value.Bool.class;
            };
            assertThat(value).as(place).isInstanceOf(expected);
        } else if (type instanceof ValueType.ListOf list) {
            elements(value, place).forEach(element -> assertFits(list.element(), element, place));
        } else if (type instanceof ValueType.SetOf set) {
            elements(value, place).forEach(element -> assertFits(set.element(), element, place));
        } else if (type instanceof ValueType.MapOf map) {
            assertThat(value).as(place).isInstanceOf(Value.Structure.class);
            ((Value.Structure) value).elements().values().forEach(element -> assertFits(map.element(), element, place));
        } else if (type instanceof ValueType.ObjectOf object) {
            assertThat(value).as(place).isInstanceOf(Value.Structure.class);
            assertThat(((Value.Structure) value).elements().keySet())
                    .as(place)
                    .isEqualTo(object.attributes().keySet());
            ((Value.Structure) value)
                    .elements()
                    .forEach((name, element) -> assertFits(
                            object.attributes().getOrDefault(name, new ValueType.Dynamic()),
                            element,
                            place + '.' + name));
        }
    }

    private static Collection<Value> elements(Value value, String place) {
        assertThat(value).as(place).isInstanceOf(Value.Sequence.class);
        return ((Value.Sequence) value).elements();
    }
}
