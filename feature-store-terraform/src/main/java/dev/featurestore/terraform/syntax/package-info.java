/** Reads HCL: tokens, expressions, templates and blocks, with their positions. */
@NullMarked
package dev.featurestore.terraform.syntax;

import org.jspecify.annotations.NullMarked;
