package dev.featurestore.provider.answers;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.Attribute;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the unknown values of one resource. An answer may refer to attributes that are unknown themselves, so each is
 * computed when it is first needed.
 */
public final class Completion {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d{1,3})?");
    private static final Pattern INDEX = Pattern.compile("\\.\\d+");

    private final Making making;
    private final AnswerTable answers;
    private final Placeholders placeholders;
    private final BlockSchema schema;
    private final Map<String, ValueType> unknown;
    private final Attributes shaped;
    private final Map<String, Value> answered = new HashMap<>();
    private final Set<String> underway = new HashSet<>();

    private Completion(
            Making making, AnswerTable answers, BlockSchema schema, PlainForm shape, Value.Structure shaped) {
        this.making = making;
        this.schema = schema;
        this.answers = answers;
        this.placeholders = new Placeholders(making);
        this.unknown = shape.unknown();
        this.shaped = new Attributes(shaped);
    }

    /**
     * Returns the resource without unknown values.
     *
     * @param prior the existing resource, whose values stay where nothing else is planned; null for a new one
     */
    public static Value.Structure complete(
            Making making,
            AnswerTable answers,
            BlockSchema schema,
            Value.Structure planned,
            Value.@Nullable Structure prior)
            throws ServiceException {
        PlainForm shape = new PlainForm(making.type(), answers);
        Value.Structure shaped = shape.shape(schema, planned, prior);
        Completion completion = new Completion(making, answers, schema, shape, shaped);
        return (Value.Structure) completion.completed(shaped, "");
    }

    private Value completed(Value value, String path) throws ServiceException {
        if (value instanceof Value.Unknown) {
            return answer(path);
        } else if (value instanceof Value.Sequence sequence) {
            List<Value> elements = new ArrayList<>();
            for (Value element : sequence.elements()) {
                elements.add(completed(element, step(path, Integer.toString(elements.size()))));
            }
            return new Value.Sequence(elements);
        } else if (value instanceof Value.Structure structure) {
            SortedMap<String, Value> elements = new TreeMap<>();
            for (Map.Entry<String, Value> element : structure.elements().entrySet()) {
                elements.put(element.getKey(), completed(element.getValue(), step(path, element.getKey())));
            }
            return new Value.Structure(elements);
        }
        return value;
    }

    private Value answer(String path) throws ServiceException {
        Value before = answered.get(path);
        if (before != null) {
            return before;
        }
        ValueType type = Objects.requireNonNullElse(unknown.get(path), new ValueType.Dynamic());
        Optional<AnswerTable.Answer> answer = answers.answer(making.type(), withoutIndexes(path));
        Value value;
        if (answer.isEmpty()) {
            value = plain(type);
        } else if (answer.get().isNull()) {
            value = new Value.Null();
        } else if (answer.get().isEmpty()) {
            value = converted(type, "");
        } else {
            underway.add(path);
            String text = answer.get().template().in(expression -> valueOf(expression, path));
            underway.remove(path);
            value = text == null ? new Value.Null() : converted(type, text);
        }
        answered.put(path, value);
        return value;
    }

    private static String withoutIndexes(String path) {
        return path.indexOf('.') < 0 ? path : INDEX.matcher(path).replaceAll("");
    }

    private @Nullable String valueOf(String expression, String path) throws ServiceException {
        if (expression.startsWith("count:")) {
            return Integer.toString(
                    shaped.elements(expression.substring("count:".length())).size());
        }
        if (expression.startsWith("if:")) {
            return isTrue(expression, path) ? "" : null;
        } else if (expression.startsWith("set:")) {
            return valueOf(expression.substring("set:".length()), path) == null ? null : "";
        } else if (expression.startsWith("not:")) {
            return Boolean.toString(!isTrue(expression, path));
        } else if (expression.equals("readonly")) {
            Attribute attribute = schema.attributes().get(path);
            return attribute != null && !attribute.optional() ? "" : null;
        }
        if (!expression.startsWith(".")) {
            return placeholders.valueOf(expression, path, name -> attribute(name, path));
        }
        String[] steps = expression.substring(1).split(">", -1);
        String text = attribute(steps[0], path);
        for (int i = 1; i < steps.length && text != null; i++) {
            String attribute = steps[i];
            text = making.store()
                    .find(text)
                    .flatMap(entry -> new Attributes(entry.attributes()).text(attribute))
                    .orElse(null);
        }
        return text;
    }

    /** Whether the expression after the first colon is true. */
    private boolean isTrue(String expression, String path) throws ServiceException {
        return "true".equals(valueOf(expression.substring(expression.indexOf(':') + 1), path));
    }

    /** The text of an attribute in the block of a path, or in the nearest outer block that has an attribute of the name. */
    private @Nullable String attribute(String name, String path) throws ServiceException {
        String scope = path;
        while (!scope.isEmpty()) {
            scope = scope.substring(0, Math.max(scope.lastIndexOf('.'), 0));
            String place = step(scope, name);
            Value value = shaped.at(place);
            if (value instanceof Value.Unknown && !underway.contains(place)) {
                value = answer(place);
            }
            String text = value == null ? null : Attributes.text(value).orElse(null);
            if (text != null && !text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    static Value converted(ValueType type, String text) {
        if (type == ValueType.Primitive.NUMBER) {
            return new Value.Decimal(NUMBER.matcher(text).matches() ? new BigDecimal(text) : BigDecimal.ZERO);
        } else if (type == ValueType.Primitive.BOOL) {
            return new Value.Bool(Boolean.parseBoolean(text));
        } else if (type instanceof ValueType.MapOf map) {
            SortedMap<String, Value> elements = new TreeMap<>();
            for (String pair : parts(text)) {
                int equals = pair.indexOf('=');
                elements.put(pair.substring(0, equals), converted(map.element(), pair.substring(equals + 1)));
            }
            return new Value.Structure(elements);
        } else if (type instanceof ValueType.ListOf list) {
            return sequence(list.element(), text);
        } else if (type instanceof ValueType.SetOf set) {
            return sequence(set.element(), text);
        }
        return new Value.Text(text);
    }

    private static Value sequence(ValueType element, String text) {
        return new Value.Sequence(
                parts(text).stream().map(part -> converted(element, part)).toList());
    }

    private static List<String> parts(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(", ", -1));
    }

    private static Value plain(ValueType type) {
        if (type == ValueType.Primitive.NUMBER) {
            return new Value.Decimal(BigDecimal.ZERO);
        } else if (type instanceof ValueType.Dynamic) {
            return new Value.Null();
        } else if (type == ValueType.Primitive.BOOL) {
            return new Value.Bool(false);
        }
        return converted(type, "");
    }

    private static String step(String path, String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }
}
