/** Reads YAML as a tree of values with line and column, and writes values as YAML. */
@NullMarked
package dev.featurestore.operator.yaml;

import org.jspecify.annotations.NullMarked;
