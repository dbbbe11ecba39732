@NullMarked
package dev.featurestore.operator.cloud;

import org.jspecify.annotations.NullMarked;
