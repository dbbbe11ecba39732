/** Values of Terraform's language, unknown ones among them. */
@NullMarked
package dev.featurestore.provider.value;

import org.jspecify.annotations.NullMarked;
