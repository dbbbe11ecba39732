@NullMarked
package dev.featurestore.provider.protocol;

import org.jspecify.annotations.NullMarked;
