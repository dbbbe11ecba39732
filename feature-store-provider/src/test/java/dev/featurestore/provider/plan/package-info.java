@NullMarked
package dev.featurestore.provider.plan;

import org.jspecify.annotations.NullMarked;
