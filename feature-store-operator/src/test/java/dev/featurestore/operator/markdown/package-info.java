@NullMarked
package dev.featurestore.operator.markdown;

import org.jspecify.annotations.NullMarked;
