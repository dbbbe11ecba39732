/** The tenancy's behaviour, resource by resource. */
@NullMarked
package dev.featurestore.provider.tenancy;

import org.jspecify.annotations.NullMarked;
