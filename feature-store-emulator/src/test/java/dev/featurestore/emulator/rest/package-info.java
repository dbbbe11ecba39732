@NullMarked
package dev.featurestore.emulator.rest;

import org.jspecify.annotations.NullMarked;
