/** Tests of what a deployment leaves behind. */
@NullMarked
package dev.featurestore.operator.report;

import org.jspecify.annotations.NullMarked;
