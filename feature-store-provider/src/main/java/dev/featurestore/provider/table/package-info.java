/** Where a provider's interface is read from: the table that is shipped, or what Terraform prints of a real provider. */
@NullMarked
package dev.featurestore.provider.table;

import org.jspecify.annotations.NullMarked;
