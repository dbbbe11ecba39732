package dev.featurestore.terraform.module;

import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.ReferenceFinder;
import dev.featurestore.terraform.syntax.ReferenceUse;
import java.util.List;
import java.util.Optional;

/**
 * An output value of a module.
 *
 * @param name its name
 * @param value the expression that gives it
 * @param sensitive whether its value is to be hidden
 * @param description what it is
 * @param block the block that declares it
 */
public record ModuleOutput(
        String name, Expression value, boolean sensitive, Optional<String> description, Block block) {

    /** Every place in the block that refers to something declared outside of it, {@code depends_on} and preconditions included. */
    public List<ReferenceUse> uses() {
        return new ReferenceFinder().inDeclaration(block.body()).uses();
    }
}
