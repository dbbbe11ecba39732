/** How the shipped table is made, and that it is right. */
@NullMarked
package dev.featurestore.provider.table;

import org.jspecify.annotations.NullMarked;
