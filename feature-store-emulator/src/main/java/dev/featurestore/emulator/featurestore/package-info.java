/** The feature store's own API, version 20230101, as far as it can be answered without a store. */
@NullMarked
package dev.featurestore.emulator.featurestore;

import org.jspecify.annotations.NullMarked;
