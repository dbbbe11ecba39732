@NullMarked
package dev.featurestore.emulator.objectstorage;

import org.jspecify.annotations.NullMarked;
