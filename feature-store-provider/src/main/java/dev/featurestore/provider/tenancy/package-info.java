/** The simulated tenancy behind the stand-in provider: its resources and data sources. */
@NullMarked
package dev.featurestore.provider.tenancy;

import org.jspecify.annotations.NullMarked;
