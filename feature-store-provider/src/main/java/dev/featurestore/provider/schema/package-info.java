/** What a provider can do, in Terraform's terms: types, attributes, blocks, and what replaces a resource. */
@NullMarked
package dev.featurestore.provider.schema;

import org.jspecify.annotations.NullMarked;
