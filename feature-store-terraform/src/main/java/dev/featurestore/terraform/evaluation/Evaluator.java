package dev.featurestore.terraform.evaluation;

import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluates an expression that refers only to known variables and local values. Values are those of {@link
 * Expression#literal}, with numbers normalised and sets as {@link Set}.
 */
final class Evaluator {
    private static final int DEEPEST = 200;
    private static final int MOST_STEPS = 100_000;
    private static final String SPLAT = "*";

    private final KnownValues.Names names;
    private final boolean exact;
    private int depth;
    private int steps;

    /** Exact, with one variable only. */
    Evaluator(String variable, Object value) {
        this(
                (kind, name) -> kind == Reference.Kind.VARIABLE && name.equals(variable)
                        ? Optional.of(value)
                        : Optional.empty(),
                true);
    }

    /** @param exact whether what depends on the type of a null is undecided */
    Evaluator(KnownValues.Names names, boolean exact) {
        this.names = names;
        this.exact = exact;
    }

    Object evaluate(Expression expression) throws FailedException, UndecidedException {
        return evaluate(expression, Map.of());
    }

    /** Evaluates an expression with names that have values, as those of a loop or a template. */
    Object evaluate(Expression expression, Map<String, Object> scope) throws FailedException, UndecidedException {
        steps++;
        if (depth >= DEEPEST || steps > MOST_STEPS) {
            throw new UndecidedException();
        }
        depth++;
        try {
            Object result = result(expression, scope);
            if (result == Unknown.VALUE) {
                throw new UndecidedException();
            }
            return result;
        } finally {
            depth--;
        }
    }

    private Object result(Expression expression, Map<String, Object> scope) throws FailedException, UndecidedException {
        if (expression instanceof Expression.Literal literal) {
            return Primitives.normal(literal.value());
        }
        if (expression instanceof Expression.Parentheses parentheses) {
            return evaluate(parentheses.inner(), scope);
        }
        if (expression instanceof Expression.Traversal traversal) {
            return traversal(traversal, scope);
        }
        if (expression instanceof Expression.GetAttribute get) {
            return attribute(evaluate(get.from(), scope), get.name());
        }
        if (expression instanceof Expression.Index index) {
            return index(evaluate(index.from(), scope), evaluate(index.key(), scope));
        }
        if (expression instanceof Expression.Call call) {
            return call(call, scope);
        }
        if (expression instanceof Expression.Binary binary) {
            Object left = evaluate(binary.left(), scope);
            return Operators.binary(binary.operator(), left, evaluate(binary.right(), scope));
        }
        if (expression instanceof Expression.Unary unary) {
            Object operand = evaluate(unary.operand(), scope);
            return unary.operator().equals("!")
                    ? (Object) !Primitives.truth(operand)
                    : Primitives.number(operand).negate();
        }
        if (expression instanceof Expression.Conditional conditional) {
            return conditional(conditional, scope);
        }
        if (expression instanceof Expression.Template template) {
            return template(template, scope);
        }
        return collection(expression, scope);
    }

    private Object collection(Expression expression, Map<String, Object> scope)
            throws FailedException, UndecidedException {
        if (expression instanceof Expression.Tuple tuple) {
            return each(tuple.elements(), scope);
        }
        if (expression instanceof Expression.ObjectConstructor object) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Expression.ObjectConstructor.Item item : object.items()) {
                values.put(Primitives.text(evaluate(item.key(), scope)), evaluate(item.value(), scope));
            }
            return values;
        }
        if (expression instanceof Expression.For loop) {
            return loop(loop, scope);
        }
        if (expression instanceof Expression.Splat splat) {
            return splat(splat, scope);
        }
        if (expression instanceof Expression.SplatElement && scope.containsKey(SPLAT)) {
            return scope.getOrDefault(SPLAT, Unknown.VALUE);
        }
        throw new UndecidedException();
    }

    private Object traversal(Expression.Traversal traversal, Map<String, Object> scope)
            throws FailedException, UndecidedException {
        List<String> path = traversal.attributes();
        Object found;
        int next = 0;
        if (scope.containsKey(traversal.root())) {
            found = scope.getOrDefault(traversal.root(), Unknown.VALUE);
        } else {
            found = named(traversal.root(), path);
            next = 1;
        }
        for (String name : path.subList(next, path.size())) {
            found = attribute(found, name);
        }
        return found;
    }

    private Object named(String root, List<String> path) throws UndecidedException {
        boolean local = root.equals("local");
        if (path.isEmpty() || !(local || root.equals("var"))) {
            throw new UndecidedException();
        }
        return names.value(local ? Reference.Kind.LOCAL : Reference.Kind.VARIABLE, path.get(0))
                .orElseThrow(UndecidedException::new);
    }

    private static Object attribute(Object from, String name) throws FailedException, UndecidedException {
        if (from == Unknown.VALUE) {
            throw new UndecidedException();
        }
        Object found = from instanceof Map<?, ?> map ? map.get(name) : null;
        if (found == null) {
            throw new FailedException();
        }
        return found;
    }

    private static Object index(Object from, Object key) throws FailedException, UndecidedException {
        if (from instanceof Map<?, ?>) {
            return attribute(from, Primitives.text(key));
        }
        if (from instanceof List<?> list) {
            int at = TextFunctions.whole(key);
            if (at >= 0 && at < list.size()) {
                return list.get(at);
            }
        }
        throw new FailedException();
    }

    private Object call(Expression.Call call, Map<String, Object> scope) throws FailedException, UndecidedException {
        if (isExpanded(call)) {
            throw new UndecidedException();
        }
        return switch (call.function()) {
            case "can" -> succeeds(call.arguments(), scope);
            case "try" -> firstThatSucceeds(call.arguments(), scope);
            case "coalesce" -> CollectionFunctions.coalesce(each(call.arguments(), scope), exact);
            default -> Functions.call(call.function(), each(call.arguments(), scope));
        };
    }

    private boolean succeeds(List<Expression> arguments, Map<String, Object> scope) throws UndecidedException {
        try {
            each(arguments, scope);
            return true;
        } catch (FailedException failed) {
            return false;
        }
    }

    private Object firstThatSucceeds(List<Expression> arguments, Map<String, Object> scope)
            throws FailedException, UndecidedException {
        FailedException last = new FailedException();
        for (Expression argument : arguments) {
            try {
                return evaluate(argument, scope);
            } catch (FailedException failed) {
                last = failed;
            }
        }
        throw last;
    }

    /** Whether the last argument is followed by dots, which spread a list over the parameters. */
    private static boolean isExpanded(Expression.Call call) {
        if (call.arguments().isEmpty()) {
            return false;
        }
        String written = call.source();
        String last = call.arguments().get(call.arguments().size() - 1).source();
        return written.indexOf("...", written.lastIndexOf(last) + last.length()) >= 0;
    }

    private List<Object> each(List<Expression> expressions, Map<String, Object> scope)
            throws FailedException, UndecidedException {
        List<Object> values = new ArrayList<>();
        for (Expression expression : expressions) {
            values.add(evaluate(expression, scope));
        }
        return values;
    }

    private Object conditional(Expression.Conditional conditional, Map<String, Object> scope)
            throws FailedException, UndecidedException {
        boolean holds = Primitives.truth(evaluate(conditional.condition(), scope));
        Object taken = evaluate(holds ? conditional.whenTrue() : conditional.whenFalse(), scope);
        try {
            Object other = evaluate(holds ? conditional.whenFalse() : conditional.whenTrue(), scope);
            boolean converted =
                    Primitives.isPrimitive(taken) && !Primitives.isNull(other) && taken.getClass() != other.getClass();
            if (converted) {
                throw new UndecidedException();
            }
        } catch (FailedException failed) {
            return taken;
        }
        return taken;
    }

    private Object template(Expression.Template template, Map<String, Object> scope)
            throws FailedException, UndecidedException {
        List<Object> parts = each(template.parts(), scope);
        if (parts.size() == 1) {
            return parts.get(0);
        }
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(Primitives.text(part));
        }
        return Primitives.normal(text.toString());
    }

    private Object splat(Expression.Splat splat, Map<String, Object> scope) throws FailedException, UndecidedException {
        Object from = evaluate(splat.from(), scope);
        Collection<?> items = from instanceof Set<?> set
                ? CollectionFunctions.ordered(set)
                : from instanceof Collection<?> many ? many : Primitives.isNull(from) ? List.of() : List.of(from);
        List<Object> results = new ArrayList<>();
        for (Object item : items) {
            results.add(evaluate(splat.each(), with(scope, SPLAT, item)));
        }
        return results;
    }

    private Object loop(Expression.For loop, Map<String, Object> scope) throws FailedException, UndecidedException {
        boolean object = loop.source().startsWith("{");
        int results = object ? 2 : 1;
        if (object && loop.source().contains("...")) {
            throw new UndecidedException();
        }
        List<Object> list = new ArrayList<>();
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<Object, Object> entry : entries(evaluate(loop.collection(), scope))) {
            Map<String, Object> inner =
                    with(scope, loop.names().get(loop.names().size() - 1), entry.getValue());
            if (loop.names().size() > 1) {
                inner = with(inner, loop.names().get(0), entry.getKey());
            }
            boolean filtered = loop.body().size() > results;
            if (filtered && !Primitives.truth(evaluate(loop.body().get(results), inner))) {
                continue;
            }
            if (!object) {
                list.add(evaluate(loop.body().get(0), inner));
            } else if (map.put(
                            Primitives.text(evaluate(loop.body().get(0), inner)),
                            evaluate(loop.body().get(1), inner))
                    != null) {
                throw new FailedException();
            }
        }
        return object ? map : list;
    }

    /** Keys and values to loop over, in Terraform's order: a set's items are their own keys. */
    private static List<Map.Entry<Object, Object>> entries(Object collection)
            throws FailedException, UndecidedException {
        List<Map.Entry<Object, Object>> entries = new ArrayList<>();
        if (collection instanceof Set<?> set) {
            CollectionFunctions.ordered(set).forEach(item -> entries.add(Map.entry(item, item)));
        } else if (collection instanceof List<?> list) {
            for (Object item : list) {
                entries.add(Map.entry(BigDecimal.valueOf(entries.size()), item));
            }
        } else {
            CollectionFunctions.sorted(collection).forEach((key, item) -> entries.add(Map.entry(key, item)));
        }
        return entries;
    }

    private static Map<String, Object> with(Map<String, Object> scope, String name, Object value) {
        Map<String, Object> inner = new LinkedHashMap<>(scope);
        inner.put(name, value);
        return inner;
    }
}
