/** A provider's interface: types, attributes, blocks, and the attributes whose change replaces a resource. */
@NullMarked
package dev.featurestore.terraform.schema;

import org.jspecify.annotations.NullMarked;
