@NullMarked
package dev.featurestore.operator.verify;

import org.jspecify.annotations.NullMarked;
