package dev.featurestore.operator.init;

import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Expression;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The values that a validation of a variable lists: {@code contains(["a", "b"], var.x)}, {@code var.x == "c"}, and both with {@code ||}. */
final class ListedValues {

    private final String variable;
    private final Set<Object> values = new LinkedHashSet<>();

    private ListedValues(String variable) {
        this.variable = variable;
    }

    /** The values, in their order; none if no validation is of that form. */
    static List<Object> of(Variable variable) {
        for (Block validation : variable.block().body().blocks("validation")) {
            ListedValues listed = new ListedValues(variable.name());
            Optional<Expression> condition =
                    validation.body().attribute("condition").map(Argument::value);
            if (condition.filter(listed::lists).isPresent()) {
                return List.copyOf(listed.values);
            }
        }
        return List.of();
    }

    /** Whether the condition is of that form; adds its values. */
    private boolean lists(Expression condition) {
        if (condition instanceof Expression.Parentheses parentheses) {
            return lists(parentheses.inner());
        }
        if (condition instanceof Expression.Binary either && either.operator().equals("||")) {
            return lists(either.left()) && lists(either.right());
        }
        if (condition instanceof Expression.Binary equal && equal.operator().equals("==")) {
            return (isVariable(equal.left()) && add(equal.right())) || (isVariable(equal.right()) && add(equal.left()));
        }
        if (condition instanceof Expression.Call call
                && call.function().equals("contains")
                && call.arguments().size() == 2
                && call.arguments().get(0) instanceof Expression.Tuple tuple
                && isVariable(call.arguments().get(1))) {
            List<Expression> elements = new ArrayList<>(tuple.elements());
            return !elements.isEmpty() && elements.stream().allMatch(this::add);
        }
        return false;
    }

    private boolean add(Expression value) {
        Optional<Object> literal = value.literal();
        literal.filter(plain -> plain != Expression.Null.NULL).ifPresent(values::add);
        return literal.isPresent();
    }

    private boolean isVariable(Expression expression) {
        return expression instanceof Expression.Traversal traversal
                && traversal.root().equals("var")
                && traversal.attributes().equals(List.of(variable));
    }
}
