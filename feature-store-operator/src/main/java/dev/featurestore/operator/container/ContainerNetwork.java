package dev.featurestore.operator.container;

import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.report.Console;
import java.util.Optional;
import java.util.regex.Pattern;

/** Selects the network of a container. */
record ContainerNetwork(ContainerHost host, Console console) {

    /** The variable that the original operator used, too. */
    private static final String VARIABLE = "CONTAINER_NETWORK";

    private static final String OF_THIS_MACHINE = "host";
    private static final Pattern LOOPBACK =
            Pattern.compile("[a-z]+://(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])([:/].*)?");

    /** The host's network if the cloud is on this machine, as the embedded cloud is; empty: the engine's default. */
    Optional<String> network(ContainerBackend backend, CloudAddress address) {
        Optional<String> wanted = backend.network()
                .or(() -> Optional.ofNullable(host.environment().get(VARIABLE)).filter(name -> !name.isBlank()));
        boolean here =
                address.endpoint().filter(e -> LOOPBACK.matcher(e).matches()).isPresent();
        if (!here) {
            return wanted;
        }
        if (wanted.isPresent() && !wanted.get().equals(OF_THIS_MACHINE)) {
            console.warn("The container uses the host's network in place of " + wanted.get() + ", because "
                    + address.endpoint().get() + " is on this machine");
        }
        return Optional.of(OF_THIS_MACHINE);
    }
}
