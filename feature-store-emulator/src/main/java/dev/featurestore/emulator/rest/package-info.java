/** Common parts of OCI's services above HTTP: typed parameters, JSON details, tags, lists and their pages. */
@NullMarked
package dev.featurestore.emulator.rest;

import org.jspecify.annotations.NullMarked;
