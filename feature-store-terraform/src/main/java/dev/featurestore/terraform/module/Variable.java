package dev.featurestore.terraform.module;

import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.SourcePosition;
import java.util.Optional;

/**
 * An input variable of a module.
 *
 * @param name its name
 * @param type its type; any if it declares none
 * @param defaultValue its default
 * @param description what it is for
 * @param sensitive whether its value is to be hidden
 * @param nullable whether it may be null; true unless the block says otherwise
 * @param block the block that declares it
 */
public record Variable(
        String name,
        VariableType type,
        Optional<Expression> defaultValue,
        Optional<String> description,
        boolean sensitive,
        boolean nullable,
        Block block) {

    /** Whether a value must be given, since there is no default. */
    public boolean required() {
        return defaultValue.isEmpty();
    }

    /** Where it is declared. */
    public SourcePosition position() {
        return block.position();
    }
}
