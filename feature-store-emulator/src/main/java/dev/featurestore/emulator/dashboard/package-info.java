/** The dashboard: pages that show the state of the cloud, rendered here from the templates of {@code src/main/jte}. */
@NullMarked
package dev.featurestore.emulator.dashboard;

import org.jspecify.annotations.NullMarked;
