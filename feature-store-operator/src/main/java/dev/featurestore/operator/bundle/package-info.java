/** The stack's files, and the zip that is sent to Resource Manager. */
@NullMarked
package dev.featurestore.operator.bundle;

import org.jspecify.annotations.NullMarked;
