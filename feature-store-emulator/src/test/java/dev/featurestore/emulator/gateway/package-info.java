@NullMarked
package dev.featurestore.emulator.gateway;

import org.jspecify.annotations.NullMarked;
