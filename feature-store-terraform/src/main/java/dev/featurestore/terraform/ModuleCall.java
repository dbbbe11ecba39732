package dev.featurestore.terraform;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A module that is called by another one.
 *
 * @param name its name
 * @param source where it comes from, such as {@code ./network}; empty if that is not a literal
 * @param references what its block refers to, {@code depends_on} included
 * @param block the block that declares it
 */
public record ModuleCall(String name, Optional<String> source, Set<Reference> references, Block block) {

    public ModuleCall {
        references = Collections.unmodifiableSet(new LinkedHashSet<>(references));
    }

    /** Every place in the block that refers to something declared outside of it, {@code depends_on} included. */
    public List<ReferenceUse> uses() {
        return new ReferenceFinder().inDeclaration(block.body()).uses();
    }
}
