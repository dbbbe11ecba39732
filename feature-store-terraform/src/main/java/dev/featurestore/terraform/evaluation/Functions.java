package dev.featurestore.terraform.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;

/** Terraform's functions that conditions of variables commonly use and that have no effect but their result. */
final class Functions {
    private static final int ANY = -1;

    private Functions() {}

    static Object call(String name, List<Object> arguments) throws FailedException, UndecidedException {
        int wanted = arity(name);
        if (wanted != ANY && arguments.size() != wanted) {
            throw new FailedException();
        }
        for (Object argument : arguments) {
            if (Primitives.isNull(argument)) {
                if (name.startsWith("to")) {
                    // Null has a type in Terraform, and not every type can be converted.
                    throw new UndecidedException();
                }
                throw new FailedException();
            }
        }
        return wanted == 1 ? one(name, arguments.get(0)) : several(name, arguments);
    }

    /** How many arguments a function takes; functions that are not known here are undecided. */
    private static int arity(String name) throws UndecidedException {
        return switch (name) {
            case "length",
                    "lower",
                    "upper",
                    "trimspace",
                    "keys",
                    "values",
                    "alltrue",
                    "anytrue",
                    "distinct",
                    "toset",
                    "tolist",
                    "tostring",
                    "tonumber",
                    "tobool",
                    "abs",
                    "ceil",
                    "floor",
                    "cidrnetmask" -> 1;
            case "contains",
                    "startswith",
                    "endswith",
                    "regex",
                    "regexall",
                    "split",
                    "join",
                    "cidrhost",
                    "setsubtract" -> 2;
            case "setintersection" -> 2;
            case "lookup", "substr", "cidrsubnet" -> 3;
            case "min", "max" -> ANY;
            default -> throw new UndecidedException();
        };
    }

    private static Object one(String name, Object value) throws FailedException, UndecidedException {
        return switch (name) {
            case "length" -> CollectionFunctions.length(value);
            case "lower" -> TextFunctions.lower(value);
            case "upper" -> TextFunctions.upper(value);
            case "trimspace" -> TextFunctions.trimspace(value);
            case "keys" -> CollectionFunctions.keys(value);
            case "values" -> CollectionFunctions.values(value);
            case "alltrue" -> CollectionFunctions.alltrue(value);
            case "anytrue" -> CollectionFunctions.anytrue(value);
            case "distinct" -> CollectionFunctions.distinct(value);
            case "toset" -> CollectionFunctions.toset(value);
            case "tolist" -> CollectionFunctions.tolist(value);
            case "tostring" -> Primitives.text(value);
            case "tonumber" -> Primitives.number(value);
            case "tobool" -> Primitives.truth(value);
            case "abs" -> Primitives.number(value).abs();
            case "ceil" -> rounded(value, RoundingMode.CEILING);
            case "floor" -> rounded(value, RoundingMode.FLOOR);
            case "cidrnetmask" -> Cidr.parse(value).netmask();
            default -> throw new UndecidedException();
        };
    }

    private static Object several(String name, List<Object> values) throws FailedException, UndecidedException {
        Object first = values.isEmpty() ? "" : values.get(0);
        Object second = values.size() < 2 ? "" : values.get(1);
        return switch (name) {
            case "contains" -> CollectionFunctions.contains(first, second);
            case "startswith" -> Primitives.text(first).startsWith(Primitives.text(second));
            case "endswith" -> Primitives.text(first).endsWith(Primitives.text(second));
            case "regex" -> TextFunctions.regex(first, second);
            case "regexall" -> TextFunctions.regexall(first, second);
            case "split" -> TextFunctions.split(first, second);
            case "join" -> CollectionFunctions.join(first, second);
            case "setsubtract" -> CollectionFunctions.setsubtract(first, second);
            case "setintersection" -> CollectionFunctions.setintersection(first, second);
            case "cidrhost" -> Cidr.parse(first).host(second);
            case "cidrsubnet" -> Cidr.parse(first).subnet(second, values.get(2));
            case "lookup" -> CollectionFunctions.lookup(first, second, values.get(2));
            case "substr" -> TextFunctions.substr(first, second, values.get(2));
            case "min" -> Collections.min(CollectionFunctions.numbers(values));
            case "max" -> Collections.max(CollectionFunctions.numbers(values));
            default -> throw new UndecidedException();
        };
    }

    private static BigDecimal rounded(Object value, RoundingMode mode) throws FailedException, UndecidedException {
        return Primitives.normal(Primitives.number(value).setScale(0, mode));
    }
}
