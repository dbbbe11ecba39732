/** Identity: what is read of the tenancy, its user, its region and its compartments, under {@code /20160918}. */
@NullMarked
package dev.featurestore.emulator.identity;

import org.jspecify.annotations.NullMarked;
