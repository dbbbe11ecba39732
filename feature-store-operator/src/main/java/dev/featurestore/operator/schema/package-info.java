/** The JSON Schemas of the configuration files, for editors. */
@NullMarked
package dev.featurestore.operator.schema;

import org.jspecify.annotations.NullMarked;
