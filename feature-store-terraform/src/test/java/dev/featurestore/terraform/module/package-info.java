@NullMarked
package dev.featurestore.terraform.module;

import org.jspecify.annotations.NullMarked;
