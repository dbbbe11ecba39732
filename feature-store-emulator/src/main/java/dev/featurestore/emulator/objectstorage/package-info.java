/** Object Storage: the namespace, buckets, objects and uploads of them in parts, under {@code /n}. */
@NullMarked
package dev.featurestore.emulator.objectstorage;

import org.jspecify.annotations.NullMarked;
