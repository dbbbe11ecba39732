/** Escapes text from outside for screens, CI logs and JSON. */
@NullMarked
package dev.featurestore.operator.text;

import org.jspecify.annotations.NullMarked;
