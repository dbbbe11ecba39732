package dev.featurestore.terraform.module;

import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.ReferenceFinder;
import dev.featurestore.terraform.syntax.ReferenceUse;
import java.util.List;
import java.util.Optional;

/**
 * A module that is called by another one.
 *
 * @param name its name
 * @param source its source, such as {@code ./network}; empty if that is not a literal
 * @param block the block that declares it
 */
public record ModuleCall(String name, Optional<String> source, Block block) {

    /** Every place in the block that refers to something declared outside of it, {@code depends_on} included. */
    public List<ReferenceUse> uses() {
        return new ReferenceFinder().inDeclaration(block.body()).uses();
    }
}
