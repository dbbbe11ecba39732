package dev.featurestore.terraform.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses a file in JSON syntax into arguments and blocks. */
final class JsonBodyParser {

    private static final String DYNAMIC = "dynamic";
    private static final String CONTENT = "content";
    private static final String WRONG = "Incorrect JSON value type";
    private static final JsonShape DYNAMIC_SHAPE = new JsonShape(1, Set.of("iterator"), Set.of(), Map.of());

    private static final Set<String> TYPED = Set.of("resource", "data", "provider");

    /** The kinds of blocks of a type that is not known: what contains a dynamic block is one, and other properties are arguments. */
    private static final JsonBlocks.Kinds UNKNOWN = name -> Optional.empty();

    private final JsonBlocks types;

    private JsonBodyParser(JsonBlocks types) {
        this.types = types;
    }

    /** Reads a whole file. */
    static Body parse(String file, String text, JsonBlocks types) throws HclSyntaxException {
        JsonBodyParser parser = new JsonBodyParser(types);
        Items items = new Items();
        for (JsonValue.Properties part : objects(JsonReader.read(file, text))) {
            for (JsonValue.Property property : content(part)) {
                String name = property.name().value();
                JsonShape shape = JsonShape.file().block(name).orElse(JsonShape.nested());
                parser.blocks(items, new Head(name, property.name(), List.of()), property.value(), shape, null);
            }
        }
        return items.body();
    }

    /** Type and labels of a block, as far as they were read. */
    private record Head(String type, JsonValue.Text last, List<String> labels) {
        Head with(JsonValue.Text label) {
            List<String> all = new ArrayList<>(labels);
            all.add(label.value());
            return new Head(type, label, all);
        }
    }

    private static final class Items {
        private final Map<String, Argument> attributes = new LinkedHashMap<>();
        private final List<Block> blocks = new ArrayList<>();

        void add(JsonValue.Text name, Expression value) throws HclSyntaxException {
            Argument argument = new Argument(name.value(), value, name.span().position());
            Argument before = attributes.putIfAbsent(name.value(), argument);
            if (before != null) {
                throw new HclSyntaxException(
                        argument.position(),
                        "Attribute redefined",
                        "The argument \"" + name.value() + "\" was already set at " + before.position()
                                + ". Each argument may be set only once.");
            }
        }

        Body body() {
            return new Body(List.copyOf(attributes.values()), blocks);
        }
    }

    /** Reads the levels of labels, then the blocks. */
    private void blocks(Items items, Head head, JsonValue value, JsonShape shape, JsonBlocks.@Nullable Kinds kinds)
            throws HclSyntaxException {
        if (head.labels().size() < shape.labels()) {
            List<JsonValue.Property> labels = objects(value).stream()
                    .flatMap(level -> level.all().stream())
                    .toList();
            if (labels.isEmpty()) {
                boolean type = shape.labels() == 2 && head.labels().isEmpty();
                throw new HclSyntaxException(
                        value.span().position(),
                        "Missing block label",
                        "At least one object property is required, whose name represents the " + head.type()
                                + " block's " + (type ? "type" : "name") + ".");
            }
            for (JsonValue.Property label : labels) {
                blocks(items, head.with(label.name()), label.value(), shape, kinds);
            }
            return;
        }
        JsonBlocks.Kinds inside = TYPED.contains(head.type()) && !head.labels().isEmpty()
                ? types.of(head.type(), head.labels().get(0)).orElse(UNKNOWN)
                : kinds;
        for (JsonValue.Properties block : objects(value)) {
            SourceSpan start = head.last().span();
            items.blocks.add(new Block(
                    head.type(),
                    head.labels(),
                    body(block, shape, inside),
                    start.position(),
                    start.to(block.span()).text()));
        }
    }

    private Body body(JsonValue.Properties block, JsonShape shape, JsonBlocks.@Nullable Kinds kinds)
            throws HclSyntaxException {
        Items items = new Items();
        for (JsonValue.Property property : content(block)) {
            String name = property.name().value();
            Optional<JsonShape> known = shape.block(name);
            Optional<JsonBlocks.Kinds> nested =
                    kinds == null ? Optional.empty() : nested(kinds, name, property.value());
            Head head = new Head(name, property.name(), List.of());
            if (known.isPresent()) {
                blocks(items, head, property.value(), known.get(), null);
            } else if (name.equals(DYNAMIC) && kinds != null) {
                dynamic(items, head, property.value(), kinds);
            } else if (nested.isPresent()) {
                blocks(items, head, property.value(), JsonShape.nested(), nested.get());
            } else {
                items.add(property.name(), JsonExpressions.of(property.value(), shape.strings(name)));
            }
        }
        return items.body();
    }

    private static Optional<JsonBlocks.Kinds> nested(JsonBlocks.Kinds kinds, String name, JsonValue value) {
        return kinds.equals(UNKNOWN) && hasDynamic(value) ? Optional.of(UNKNOWN) : kinds.in(name);
    }

    private static boolean hasDynamic(JsonValue value) {
        if (value instanceof JsonValue.Array array) {
            return array.elements().stream().anyMatch(JsonBodyParser::hasDynamic);
        }
        return value instanceof JsonValue.Properties object
                && object.all().stream().anyMatch(property -> isDynamic(property) || hasDynamic(property.value()));
    }

    /** Whether each kind of block in a property has content, as dynamic blocks do. */
    private static boolean isDynamic(JsonValue.Property property) {
        return property.name().value().equals(DYNAMIC)
                && levels(property.value())
                        .allMatch(level -> level instanceof JsonValue.Properties kinds
                                && kinds.all().stream()
                                        .flatMap(kind -> levels(kind.value()))
                                        .allMatch(JsonBodyParser::hasContent));
    }

    private static boolean hasContent(JsonValue block) {
        return block instanceof JsonValue.Properties object
                && object.all().stream()
                        .anyMatch(property -> property.name().value().equals(CONTENT));
    }

    private static Stream<JsonValue> levels(JsonValue value) {
        return value instanceof JsonValue.Array array ? array.elements().stream() : Stream.of(value);
    }

    /** Dynamic blocks, whose label is the kind of the blocks that they make. */
    private void dynamic(Items items, Head head, JsonValue value, JsonBlocks.Kinds kinds) throws HclSyntaxException {
        for (JsonValue.Properties level : objects(value)) {
            for (JsonValue.Property label : level.all()) {
                JsonBlocks.Kinds made = kinds.in(label.name().value()).orElse(UNKNOWN);
                blocks(
                        items,
                        head.with(label.name()),
                        label.value(),
                        DYNAMIC_SHAPE,
                        name -> name.equals(CONTENT) ? Optional.of(made) : Optional.empty());
            }
        }
    }

    /** The properties without comments, which are named {@code //}. */
    private static List<JsonValue.Property> content(JsonValue.Properties block) {
        return block.all().stream()
                .filter(property -> !property.name().value().equals("//"))
                .toList();
    }

    /** The objects of a value that is one, or an array of them; none for null. */
    private static List<JsonValue.Properties> objects(JsonValue value) throws HclSyntaxException {
        if (value instanceof JsonValue.Properties object) {
            return List.of(object);
        }
        if (value instanceof JsonValue.Scalar scalar && scalar.value() == Expression.Null.NULL) {
            return List.of();
        }
        if (!(value instanceof JsonValue.Array array)) {
            throw wrong(value);
        }
        List<JsonValue.Properties> objects = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            if (!(element instanceof JsonValue.Properties object)) {
                throw wrong(element);
            }
            objects.add(object);
        }
        return objects;
    }

    private static HclSyntaxException wrong(JsonValue value) {
        return new HclSyntaxException(
                value.span().position(),
                WRONG,
                "A block is an object, or an array of objects for several blocks, but this is " + value.kind() + ".");
    }
}
