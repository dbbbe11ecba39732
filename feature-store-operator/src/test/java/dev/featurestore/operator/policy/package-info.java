@NullMarked
package dev.featurestore.operator.policy;

import org.jspecify.annotations.NullMarked;
