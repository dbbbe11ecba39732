/**
 * The embedded cloud: OCI's control plane for rehearsals and tests, on loopback, started or joined by
 * {@link dev.featurestore.emulator.EmbeddedCloud}, or standalone with {@link dev.featurestore.emulator.EmbeddedCloudMain}.
 */
@NullMarked
package dev.featurestore.emulator;

import org.jspecify.annotations.NullMarked;
