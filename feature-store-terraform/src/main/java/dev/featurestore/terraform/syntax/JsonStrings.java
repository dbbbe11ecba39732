package dev.featurestore.terraform.syntax;

/** How Terraform reads the strings of an argument in JSON syntax. */
enum JsonStrings {
    /** As templates. */
    TEMPLATES,
    /** As they are. */
    LITERAL,
    /** As expressions in native syntax. */
    NATIVE
}
