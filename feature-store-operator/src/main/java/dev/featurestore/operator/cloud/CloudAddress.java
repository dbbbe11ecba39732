package dev.featurestore.operator.cloud;

import java.util.Optional;

/**
 * Where a cloud is, how it is reached, and who signs in.
 *
 * @param endpoint address that replaces those of OCI's services; {@code {service}} and {@code {region}} may stand in it
 * @param signIn who signs in
 * @param network how it is reached
 */
public record CloudAddress(Optional<String> endpoint, SignIn signIn, Network network) {}
