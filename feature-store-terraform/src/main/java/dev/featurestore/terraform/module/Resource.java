package dev.featurestore.terraform.module;

import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.ReferenceFinder;
import dev.featurestore.terraform.syntax.ReferenceUse;
import java.util.List;
import java.util.Optional;

/**
 * A resource or data source of a module.
 *
 * @param mode which of the two
 * @param type its type, such as {@code oci_core_vcn}
 * @param name its name
 * @param block the block that declares it
 * @param check the {@code check} block that a data source is nested in: only that block can refer to it, and its errors are
 *     warnings ("Checks" of Terraform's documentation); empty for all others
 */
public record Resource(Mode mode, String type, String name, Block block, Optional<Block> check) {

    /** Resource or data source. */
    public enum Mode {
        MANAGED,
        DATA
    }

    /** Its address inside the module: {@code oci_core_vcn.this}, {@code data.oci_core_services.all}. */
    public String address() {
        return (mode == Mode.DATA ? "data." : "") + type + "." + name;
    }

    /** Every place in the block that refers to something declared outside of it, {@code depends_on} included. */
    public List<ReferenceUse> uses() {
        return new ReferenceFinder().inDeclaration(block.body()).uses();
    }
}
