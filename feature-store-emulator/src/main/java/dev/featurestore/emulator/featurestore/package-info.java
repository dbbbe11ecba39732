/** The feature store's own API, version 20230101, by the table of its published contract. It stores metadata and computes nothing. */
@NullMarked
package dev.featurestore.emulator.featurestore;

import org.jspecify.annotations.NullMarked;
