/** The tenancy that is simulated: its account, the store of its resources, and what the provider asks its services. */
@NullMarked
package dev.featurestore.provider.tenancy;

import org.jspecify.annotations.NullMarked;
