/** Terraform's plugin protocol 5: gRPC, protobuf, and what each call asks for. */
@NullMarked
package dev.featurestore.provider.protocol;

import org.jspecify.annotations.NullMarked;
