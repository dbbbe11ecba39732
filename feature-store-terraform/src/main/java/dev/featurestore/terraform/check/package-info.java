/** What {@code terraform validate} reports about a configuration whose files can be read. */
@NullMarked
package dev.featurestore.terraform.check;

import org.jspecify.annotations.NullMarked;
