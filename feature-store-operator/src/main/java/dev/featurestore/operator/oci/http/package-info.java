/** The SDK's HTTP interface over the JDK's own client, which starts in half the time of the SDK's Jersey one. */
@NullMarked
package dev.featurestore.operator.oci.http;

import org.jspecify.annotations.NullMarked;
