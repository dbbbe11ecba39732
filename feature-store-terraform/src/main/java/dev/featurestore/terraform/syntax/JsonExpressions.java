package dev.featurestore.terraform.syntax;

import java.util.ArrayList;
import java.util.List;

/** Makes expressions of values in JSON syntax. */
final class JsonExpressions {

    private JsonExpressions() {}

    static Expression of(JsonValue value, JsonStrings strings) throws HclSyntaxException {
        if (value instanceof JsonValue.Text text) {
            return string(text, strings);
        }
        if (value instanceof JsonValue.Scalar scalar) {
            return new Expression.Literal(scalar.span(), scalar.value());
        }
        if (value instanceof JsonValue.Array array) {
            List<Expression> elements = new ArrayList<>();
            for (JsonValue element : array.elements()) {
                elements.add(of(element, strings));
            }
            return new Expression.Tuple(array.span(), elements);
        }
        List<Expression.ObjectConstructor.Item> items = new ArrayList<>();
        for (JsonValue.Property property : ((JsonValue.Properties) value).all()) {
            Expression key = string(property.name(), strings == JsonStrings.TEMPLATES ? strings : JsonStrings.LITERAL);
            items.add(new Expression.ObjectConstructor.Item(key, of(property.value(), strings)));
        }
        return new Expression.ObjectConstructor(value.span(), items);
    }

    private static Expression string(JsonValue.Text text, JsonStrings strings) throws HclSyntaxException {
        return switch (strings) {
            case LITERAL -> new Expression.Literal(text.span(), text.value());
            case TEMPLATES ->
                text.value().contains("${") || text.value().contains("%{")
                        ? ExpressionParser.template(text.start(), text.value())
                        : new Expression.Literal(text.span(), text.value());
            case NATIVE -> ExpressionParser.whole(text.start(), text.value());
        };
    }
}
