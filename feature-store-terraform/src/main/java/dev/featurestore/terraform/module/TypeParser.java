package dev.featurestore.terraform.module;

import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a type constraint from the expression that it is written as. */
final class TypeParser {

    private static final String INVALID = "Invalid type specification";

    private TypeParser() {}

    static VariableType parse(Expression expression) throws HclSyntaxException {
        if (expression instanceof Expression.Traversal name && name.attributes().isEmpty()) {
            return keyword(name);
        }
        if (expression instanceof Expression.Call call) {
            return constructor(call);
        }
        if (expression instanceof Expression.Literal literal && literal.value() instanceof String text) {
            throw quoted(literal, text);
        }
        throw problem(
                expression,
                "A type specification is either a primitive type keyword (bool, number, string) or a complex type"
                        + " constructor call, like list(string).");
    }

    private static VariableType keyword(Expression.Traversal name) throws HclSyntaxException {
        return switch (name.root()) {
            case "string" -> new VariableType.StringType();
            case "number" -> new VariableType.NumberType();
            case "bool" -> new VariableType.BoolType();
            case "any" -> new VariableType.AnyType();
            // Kept by Terraform for configurations from before version 0.12.
            case "list" -> new VariableType.ListType(new VariableType.AnyType());
            case "map" -> new VariableType.MapType(new VariableType.AnyType());
            case "set", "object", "tuple" -> throw oneArgument(name, name.root());
            default -> throw problem(name, "The keyword \"" + name.root() + "\" is not a valid type specification.");
        };
    }

    private static VariableType constructor(Expression.Call call) throws HclSyntaxException {
        String name = call.function();
        switch (name) {
            case "string", "number", "bool", "any" ->
                throw problem(
                        call,
                        (name.equals("any") ? "Type constraint keyword \"" : "Primitive type keyword \"") + name
                                + "\" does not expect arguments.");
            case "optional" ->
                throw problem(call, "Keyword \"optional\" is valid only as a modifier for object type attributes.");
            case "list", "set", "map", "object", "tuple" -> {
                if (call.arguments().size() != 1) {
                    throw oneArgument(call, name);
                }
            }
            default -> throw problem(call, "Keyword \"" + name + "\" is not a valid type constructor.");
        }
        Expression argument = call.arguments().get(0);
        return switch (name) {
            case "list" -> new VariableType.ListType(parse(argument));
            case "set" -> new VariableType.SetType(parse(argument));
            case "map" -> new VariableType.MapType(parse(argument));
            case "object" -> object(argument);
            default -> tuple(argument);
        };
    }

    private static VariableType object(Expression argument) throws HclSyntaxException {
        if (!(argument instanceof Expression.ObjectConstructor constructor)) {
            throw problem(
                    argument,
                    "Object type constructor requires a map whose keys are attribute names and whose values are the"
                            + " corresponding attribute types.");
        }
        Map<String, VariableType.ObjectAttribute> attributes = new LinkedHashMap<>();
        for (Expression.ObjectConstructor.Item item : constructor.items()) {
            if (!(item.key() instanceof Expression.Literal key && key.value() instanceof String name)) {
                throw problem(item.key(), "Object constructor map keys must be attribute names.");
            }
            if (attributes.put(name, attribute(item.value())) != null) {
                throw problem(item.key(), "Object constructor map keys must be unique.");
            }
        }
        return new VariableType.ObjectType(attributes);
    }

    private static VariableType.ObjectAttribute attribute(Expression value) throws HclSyntaxException {
        if (!(value instanceof Expression.Call call && call.function().equals("optional"))) {
            return new VariableType.ObjectAttribute(parse(value), false);
        }
        if (call.arguments().isEmpty()) {
            throw problem(call, "Optional attribute modifier requires the attribute type as its argument.");
        }
        if (call.arguments().size() > 2) {
            throw problem(
                    call,
                    "Optional attribute modifier expects at most two arguments: the attribute type, and a default"
                            + " value.");
        }
        return new VariableType.ObjectAttribute(parse(call.arguments().get(0)), true);
    }

    private static VariableType tuple(Expression argument) throws HclSyntaxException {
        if (!(argument instanceof Expression.Tuple constructor)) {
            throw problem(argument, "Tuple type constructor requires a list of element types.");
        }
        List<VariableType> elements = new ArrayList<>();
        for (Expression element : constructor.elements()) {
            elements.add(parse(element));
        }
        return new VariableType.TupleType(elements);
    }

    private static HclSyntaxException oneArgument(Expression at, String constructor) {
        String meaning = switch (constructor) {
            case "object" -> "specifying the attribute types and values as a map";
            case "tuple" -> "specifying the element types as a list";
            default -> "specifying the element type";
        };
        return problem(at, "The " + constructor + " type constructor requires one argument " + meaning + ".");
    }

    private static HclSyntaxException quoted(Expression at, String text) {
        return switch (text) {
            case "string", "list", "map" ->
                new HclSyntaxException(
                        at.position(),
                        "Invalid quoted type constraints",
                        "Terraform 0.11 and earlier required type constraints to be given in quotes, but that form is now"
                                + " deprecated and will be removed in a future version of Terraform. Remove the quotes"
                                + " around \"" + text + "\".");
            default ->
                new HclSyntaxException(
                        at.position(),
                        "Invalid legacy variable type hint",
                        "To provide a full type expression, remove the surrounding quotes and give the type expression"
                                + " directly.");
        };
    }

    private static HclSyntaxException problem(Expression at, String detail) {
        return new HclSyntaxException(at.position(), INVALID, detail);
    }
}
