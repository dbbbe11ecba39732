/** OCI's identifiers. */
@NullMarked
package dev.featurestore.emulator.ocid;

import org.jspecify.annotations.NullMarked;
