@NullMarked
package dev.featurestore.provider.value;

import org.jspecify.annotations.NullMarked;
