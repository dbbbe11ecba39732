/** Reads a provider's interface from Terraform's output about a real provider. */
@NullMarked
package dev.featurestore.provider.table;

import org.jspecify.annotations.NullMarked;
