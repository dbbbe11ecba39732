package dev.featurestore.terraform.module;

import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Literals;
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

    /** Whether it is called by a path. Terraform takes a path without a dot at its start for the name of a registry's module. */
    public boolean isLocal() {
        return source.filter(path -> path.startsWith("./") || path.startsWith("../") || path.startsWith("/"))
                .isPresent();
    }

    /** Its version constraint; empty if it has none, or none that is a literal. */
    public Optional<String> version() {
        return block.body().attribute("version").map(Argument::value).flatMap(Literals::text);
    }

    /** Every place in the block that refers to something declared outside of it, {@code depends_on} included. */
    public List<ReferenceUse> uses() {
        return new ReferenceFinder().inDeclaration(block.body()).uses();
    }
}
