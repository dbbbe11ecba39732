@NullMarked
package dev.featurestore.provider;

import org.jspecify.annotations.NullMarked;
