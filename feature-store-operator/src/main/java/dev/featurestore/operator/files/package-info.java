/** Paths that come from outside: parameters, YAML files, profile files, environment variables. */
@NullMarked
package dev.featurestore.operator.files;

import org.jspecify.annotations.NullMarked;
