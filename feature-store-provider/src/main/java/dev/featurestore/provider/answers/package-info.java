/** The answers of the simulated tenancy: how a service completes a resource, and what its data sources find. */
@NullMarked
package dev.featurestore.provider.answers;

import org.jspecify.annotations.NullMarked;
