package dev.featurestore.terraform.evaluation;

import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.Reference;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates expressions of a module as far as its variables and local values are known. Values are those that {@link
 * Conversion#convert} gives. A null counts as a value of the type that its place requires, which is nearly always true.
 */
public final class KnownValues {

    /** What names mean in a module. */
    @FunctionalInterface
    public interface Names {

        /**
         * A value; empty if only Terraform knows it.
         *
         * @param kind {@link Reference.Kind#VARIABLE} or {@link Reference.Kind#LOCAL}
         */
        Optional<Object> value(Reference.Kind kind, String name);
    }

    private final Names names;

    public KnownValues(Names names) {
        this.names = names;
    }

    /** The value of an expression; empty if only Terraform knows it. */
    public Optional<Object> valueOf(Expression expression) {
        try {
            return Optional.of(new Evaluator(names, false).evaluate(expression));
        } catch (FailedException | UndecidedException onlyTerraformKnows) {
            return Optional.empty();
        }
    }

    /** Whether a block's {@code count} or {@code for_each} certainly gives no instance. */
    public boolean leaveOut(Block block) {
        return repetition(block, "count").map(this::isZero).orElse(false)
                || repetition(block, "for_each").map(this::isEmpty).orElse(false);
    }

    /** A {@code count} or {@code for_each} with its conditions decided; empty without one, or if a condition is undecided. */
    private Optional<Expression> repetition(Block block, String name) {
        Optional<Expression> left = block.body().attribute(name).map(Argument::value);
        while (left.isPresent()) {
            if (left.get() instanceof Expression.Parentheses parentheses) {
                left = Optional.of(parentheses.inner());
            } else if (left.get() instanceof Expression.Conditional conditional) {
                left = holds(conditional.condition())
                        .map(holds -> holds ? conditional.whenTrue() : conditional.whenFalse());
            } else {
                break;
            }
        }
        return left;
    }

    /** One false operand of {@code &&} is enough, whatever the others are. */
    private Optional<Boolean> holds(Expression condition) {
        if (condition instanceof Expression.Parentheses parentheses) {
            return holds(parentheses.inner());
        }
        if (condition instanceof Expression.Binary binary && binary.operator().equals("&&")) {
            Optional<Boolean> left = holds(binary.left());
            Optional<Boolean> right = holds(binary.right());
            return left.isPresent() && !left.get() ? left : right.filter(holds -> !holds || left.isPresent());
        }
        return valueOf(condition).filter(Boolean.class::isInstance).map(Boolean.class::cast);
    }

    private boolean isZero(Expression count) {
        return valueOf(count)
                .filter(value -> value instanceof BigDecimal number && number.signum() == 0)
                .isPresent();
    }

    private boolean isEmpty(Expression elements) {
        return valueOf(elements)
                .filter(value -> value instanceof Collection<?> collection
                        ? collection.isEmpty()
                        : value instanceof Map<?, ?> map && map.isEmpty())
                .isPresent();
    }
}
