package dev.featurestore.operator.cloud;

import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.SignIn;
import java.time.Duration;
import java.util.Optional;

/**
 * The address of a cloud, the network settings and the settings to sign in.
 *
 * @param endpoint address that replaces those of OCI's services, with the placeholders {@code {service}} and {@code {region}}
 * @param signIn how to sign in
 * @param network proxies and certificates
 * @param retryTimeout maximum time to repeat a request; zero: no second attempt
 */
public record CloudAddress(Optional<String> endpoint, SignIn signIn, Network network, Duration retryTimeout) {}
