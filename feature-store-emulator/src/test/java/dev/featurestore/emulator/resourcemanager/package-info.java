@NullMarked
package dev.featurestore.emulator.resourcemanager;

import org.jspecify.annotations.NullMarked;
