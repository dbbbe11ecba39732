@NullMarked
package dev.featurestore.terraform.evaluation;

import org.jspecify.annotations.NullMarked;
