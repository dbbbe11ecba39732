@NullMarked
package dev.featurestore.operator.text;

import org.jspecify.annotations.NullMarked;
