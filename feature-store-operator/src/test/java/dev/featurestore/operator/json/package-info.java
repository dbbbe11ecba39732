@NullMarked
package dev.featurestore.operator.json;

import org.jspecify.annotations.NullMarked;
