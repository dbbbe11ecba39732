@NullMarked
package dev.featurestore.terraform;

import org.jspecify.annotations.NullMarked;
