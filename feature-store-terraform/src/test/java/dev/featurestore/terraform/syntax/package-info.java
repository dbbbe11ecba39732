@NullMarked
package dev.featurestore.terraform.syntax;

import org.jspecify.annotations.NullMarked;
