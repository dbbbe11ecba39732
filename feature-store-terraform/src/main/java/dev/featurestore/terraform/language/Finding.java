package dev.featurestore.terraform.language;

import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.SourcePosition;

/**
 * Language that Terraform 1.5 does not have, which is the newest that Resource Manager runs (OCI documentation,
 * "Supported Terraform Versions").
 *
 * @param position where it is written
 * @param construct name of the construct in Terraform's documentation, such as {@code removed block}
 * @param since the first version that has it, such as {@code Terraform 1.7}
 * @param instead what to do for Terraform 1.5, as an imperative without a period
 * @param summary summary of the diagnostic that Terraform 1.5 prints
 * @param detail detail of that diagnostic
 */
public record Finding(
        SourcePosition position, String construct, String since, String instead, String summary, String detail) {

    /** An argument that Terraform 1.5 does not expect in its block. */
    static Finding argument(Argument attribute, String construct, String since, String instead) {
        return new Finding(
                attribute.position(),
                construct,
                since,
                instead,
                "Unsupported argument",
                "An argument named \"" + attribute.name() + "\" is not expected here.");
    }

    /** A block that Terraform 1.5 does not expect at its place. */
    static Finding block(Block block, String construct, String since, String instead) {
        return new Finding(
                block.position(),
                construct,
                since,
                instead,
                "Unsupported block type",
                "Blocks of type \"" + block.type() + "\" are not expected here.");
    }
}
