/** Tests of how paths are read. */
@NullMarked
package dev.featurestore.operator.files;

import org.jspecify.annotations.NullMarked;
