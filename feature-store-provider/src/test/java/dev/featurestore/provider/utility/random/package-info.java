@NullMarked
package dev.featurestore.provider.utility.random;

import org.jspecify.annotations.NullMarked;
