@NullMarked
package dev.featurestore.provider.utility;

import org.jspecify.annotations.NullMarked;
