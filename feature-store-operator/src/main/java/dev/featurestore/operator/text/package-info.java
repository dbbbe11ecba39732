/** Text from outside, as a screen and a CI log may have it. */
@NullMarked
package dev.featurestore.operator.text;

import org.jspecify.annotations.NullMarked;
