@NullMarked
package dev.featurestore.terraform.language;

import org.jspecify.annotations.NullMarked;
