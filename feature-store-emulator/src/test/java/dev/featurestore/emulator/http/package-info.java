@NullMarked
package dev.featurestore.emulator.http;

import org.jspecify.annotations.NullMarked;
