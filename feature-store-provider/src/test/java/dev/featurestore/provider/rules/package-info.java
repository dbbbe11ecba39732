/** The tenancy's behaviour, resource by resource. */
@NullMarked
package dev.featurestore.provider.rules;

import org.jspecify.annotations.NullMarked;
