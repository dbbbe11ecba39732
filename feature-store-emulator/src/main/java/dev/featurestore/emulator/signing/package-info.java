/**
 * OCI's request signatures: the generated API key and configuration file, and the check that every request passes.
 */
@NullMarked
package dev.featurestore.emulator.signing;

import org.jspecify.annotations.NullMarked;
