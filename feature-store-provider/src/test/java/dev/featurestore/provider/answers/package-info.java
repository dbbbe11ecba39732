/** The tenancy's behaviour, resource by resource. */
@NullMarked
package dev.featurestore.provider.answers;

import org.jspecify.annotations.NullMarked;
