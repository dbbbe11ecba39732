package dev.featurestore.terraform.language;

import dev.featurestore.terraform.syntax.Attribute;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.SourcePosition;

/**
 * Language that Terraform 1.5 does not have, which is the newest that Resource Manager runs (OCI documentation,
 * "Supported Terraform Versions").
 *
 * @param position where it is written
 * @param construct what it is, in the words of Terraform's documentation, such as {@code removed block}
 * @param since what first had it, such as {@code Terraform 1.7}
 * @param instead what to write for Terraform 1.5
 * @param summary what Terraform 1.5 says to it
 * @param detail what it says below that
 */
public record Finding(
        SourcePosition position, String construct, String since, String instead, String summary, String detail) {

    /** An argument that is not known at its place. */
    static Finding argument(Attribute attribute, String construct, String since, String instead) {
        return new Finding(
                attribute.position(),
                construct,
                since,
                instead,
                "Unsupported argument",
                "An argument named \"" + attribute.name() + "\" is not expected here.");
    }

    /** A block that is not known at its place. */
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
