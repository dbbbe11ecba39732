package dev.featurestore.operator;

import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.container.ContainerHost;
import dev.featurestore.operator.report.Console;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which network a container is in. */
record ContainerNetwork(ContainerHost host, Console console) {

    /** Names a network in the operator's origin too. */
    private static final String VARIABLE = "CONTAINER_NETWORK";

    private static final String OF_THIS_MACHINE = "host";
    private static final Pattern LOOPBACK =
            Pattern.compile("[a-z]+://(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])([:/].*)?");

    /** That of this machine if the cloud is on it, such as the embedded one; empty for the engine's default. */
    Optional<String> of(ContainerBackend backend, CloudAddress address) {
        Optional<String> wanted = backend.network()
                .or(() -> Optional.ofNullable(host.environment().get(VARIABLE)).filter(name -> !name.isBlank()));
        boolean here =
                address.endpoint().filter(e -> LOOPBACK.matcher(e).matches()).isPresent();
        if (!here) {
            return wanted;
        }
        if (wanted.isPresent() && !wanted.get().equals(OF_THIS_MACHINE)) {
            console.warn("Not in the network " + wanted.get() + ", from where "
                    + address.endpoint().get() + " is not to be reached, but in that of this machine");
        }
        return Optional.of(OF_THIS_MACHINE);
    }
}
