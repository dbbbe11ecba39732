/** Values in configuration files from the environment and from the properties of the build. */
@NullMarked
package dev.featurestore.operator.values;

import org.jspecify.annotations.NullMarked;
