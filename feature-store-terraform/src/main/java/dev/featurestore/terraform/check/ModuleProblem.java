package dev.featurestore.terraform.check;

import dev.featurestore.terraform.syntax.SourcePosition;
import java.util.Optional;

/**
 * A problem of a configuration, in the words of Terraform.
 *
 * @param position where it is
 * @param block the block with the place, such as {@code resource "oci_core_vcn" "this"}
 * @param address the full address of the resource with the problem, if Terraform names it
 * @param summary the problem in a few words
 * @param detail the problem in full
 * @param instead what to do, as an imperative without a period
 */
public record ModuleProblem(
        SourcePosition position,
        String block,
        Optional<String> address,
        String summary,
        String detail,
        String instead) {

    /** A problem in a block. */
    static ModuleProblem at(SourcePosition position, String block, String summary, String detail, String instead) {
        return new ModuleProblem(position, block, Optional.empty(), summary, detail, instead);
    }

    /** The same problem with the known name that was probably meant, which the detail ends with. */
    ModuleProblem meant(Optional<String> name) {
        return name.isEmpty()
                ? this
                : new ModuleProblem(
                        position,
                        block,
                        address,
                        summary,
                        detail + " Did you mean \"" + name.get() + "\"?",
                        "Write " + name.get() + " in its place");
    }
}
