/** The state of the cloud as the dashboard shows it: immutable, and without secret values. */
@NullMarked
package dev.featurestore.emulator.view;

import org.jspecify.annotations.NullMarked;
