/** Which profile of OCI's configuration file is meant, and what stands in it. Reads files, knows no SDK. */
@NullMarked
package dev.featurestore.operator.profile;

import org.jspecify.annotations.NullMarked;
