/** Identity: tenancy, user, region and compartments, read only, under {@code /20160918}. */
@NullMarked
package dev.featurestore.emulator.identity;

import org.jspecify.annotations.NullMarked;
