/** Object Storage: the namespace, buckets and objects, under {@code /n}. */
@NullMarked
package dev.featurestore.emulator.objectstorage;

import org.jspecify.annotations.NullMarked;
