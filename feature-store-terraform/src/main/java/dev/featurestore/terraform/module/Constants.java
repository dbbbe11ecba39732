package dev.featurestore.terraform.module;

import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.Literals;
import dev.featurestore.terraform.syntax.ReferenceUse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Arguments that Terraform reads before it evaluates anything. */
public final class Constants {

    private Constants() {}

    /** Refuses an expression that needs values or functions. */
    public static void check(Expression root) throws HclSyntaxException {
        for (ReferenceUse use : root.uses()) {
            throw new HclSyntaxException(use.position(), "Variables not allowed", "Variables may not be used here.");
        }
        Deque<Expression> pending = new ArrayDeque<>();
        pending.push(root);
        while (!pending.isEmpty()) {
            Expression expression = pending.pop();
            if (expression instanceof Expression.Call call) {
                throw new HclSyntaxException(
                        call.position(), "Function calls not allowed", "Functions may not be called here.");
            }
            expression.children().forEach(pending::push);
        }
    }

    /** The text of an argument, if the block has it. */
    static Optional<String> text(Block block, String argument) throws HclSyntaxException {
        Optional<Argument> attribute = block.body().attribute(argument);
        if (attribute.isEmpty()) {
            return Optional.empty();
        }
        check(attribute.get().value());
        return Literals.text(attribute.get().value());
    }

    /** The boolean of an argument, or what holds without it. */
    static boolean flag(Block block, String argument, boolean otherwise) throws HclSyntaxException {
        Optional<Argument> attribute = block.body().attribute(argument);
        if (attribute.isEmpty()) {
            return otherwise;
        }
        Expression value = attribute.get().value();
        check(value);
        return switch (Literals.text(value).orElse("")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new HclSyntaxException(
                        value.position(), "Unsuitable value type", "Unsuitable value: bool required");
        };
    }
}
