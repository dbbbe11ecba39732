/** The tenancy at the end of the stand-in provider: what its resources and data sources look like. */
@NullMarked
package dev.featurestore.provider.tenancy;

import org.jspecify.annotations.NullMarked;
