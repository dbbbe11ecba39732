/** Reads a provider's interface: from the bundled table, or from Terraform's output about a real provider. */
@NullMarked
package dev.featurestore.provider.table;

import org.jspecify.annotations.NullMarked;
