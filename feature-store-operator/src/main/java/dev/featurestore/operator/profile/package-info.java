/** Chooses the profile of OCI's configuration file and reads it. Does not use the SDK. */
@NullMarked
package dev.featurestore.operator.profile;

import org.jspecify.annotations.NullMarked;
