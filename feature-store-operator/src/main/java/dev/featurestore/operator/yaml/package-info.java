/** YAML as a tree of values that know their line and column, and text that YAML reads back as the same value. */
@NullMarked
package dev.featurestore.operator.yaml;

import org.jspecify.annotations.NullMarked;
