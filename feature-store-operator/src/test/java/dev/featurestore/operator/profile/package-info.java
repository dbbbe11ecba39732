/** Tests of how a profile is chosen and read. */
@NullMarked
package dev.featurestore.operator.profile;

import org.jspecify.annotations.NullMarked;
