/** Terraform's plugin protocol 5: gRPC, protobuf, and the calls. */
@NullMarked
package dev.featurestore.provider.protocol;

import org.jspecify.annotations.NullMarked;
