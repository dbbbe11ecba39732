package dev.featurestore.terraform.evaluation;

import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.SourcePosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A {@code validation} block of a variable. */
public final class Condition {
    private final Variable variable;
    private final Expression expression;
    private final Optional<Expression> message;

    private Condition(Variable variable, Expression expression, Optional<Expression> message) {
        this.variable = variable;
        this.expression = expression;
        this.message = message;
    }

    /** The conditions of a variable. */
    public static List<Condition> of(Variable variable) {
        List<Condition> conditions = new ArrayList<>();
        for (Block block : variable.block().body().blocks("validation")) {
            Optional<Expression> condition = block.body().attribute("condition").map(Argument::value);
            Optional<Expression> message =
                    block.body().attribute("error_message").map(Argument::value);
            condition.ifPresent(expression -> conditions.add(new Condition(variable, expression, message)));
        }
        return List.copyOf(conditions);
    }

    /** Where the condition is. */
    public SourcePosition position() {
        return expression.position();
    }

    /**
     * Whether a value meets the condition; empty if only Terraform can decide.
     *
     * @param value as {@link Conversion#convert} gives it
     */
    public Optional<Boolean> holds(Object value) {
        Optional<Boolean> all = Optional.of(true);
        Deque<Expression> pending = new ArrayDeque<>();
        pending.push(expression);
        while (!pending.isEmpty()) {
            Expression next = pending.pop();
            if (next instanceof Expression.Parentheses parentheses) {
                pending.push(parentheses.inner());
            } else if (next instanceof Expression.Binary binary
                    && binary.operator().equals("&&")) {
                // One operand of && that is false makes the condition false, whatever the other one is.
                pending.push(binary.right());
                pending.push(binary.left());
            } else {
                Optional<Boolean> holds = decided(next, value);
                if (holds.isPresent() && !holds.get()) {
                    return holds;
                }
                all = holds.isPresent() ? all : holds;
            }
        }
        return all;
    }

    private Optional<Boolean> decided(Expression condition, Object value) {
        try {
            return Optional.of(Primitives.truth(new Evaluator(variable.name(), value).evaluate(condition)));
        } catch (FailedException | UndecidedException onlyTerraformKnows) {
            return Optional.empty();
        }
    }

    /**
     * The stack's error message for a value that does not meet the condition; empty if only Terraform can evaluate it.
     *
     * @param value as {@link Conversion#convert} gives it
     */
    public Optional<String> message(Object value) {
        if (message.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Primitives.text(new Evaluator(variable.name(), value).evaluate(message.get())));
        } catch (FailedException | UndecidedException onlyTerraformKnows) {
            return Optional.empty();
        }
    }

    /** Whether the message is the same for every value. */
    public boolean hasFixedMessage() {
        return message.flatMap(Expression::literal).isPresent();
    }
}
