@NullMarked
package dev.featurestore.terraform.check;

import org.jspecify.annotations.NullMarked;
