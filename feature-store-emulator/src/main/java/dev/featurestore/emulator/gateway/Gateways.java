package dev.featurestore.emulator.gateway;

import dev.featurestore.emulator.engine.GatewayPorts;
import dev.featurestore.emulator.engine.LiveResources;
import dev.featurestore.emulator.featurestore.FeatureStores;
import dev.featurestore.emulator.http.RequestListener;
import dev.featurestore.emulator.resourcemanager.StackStates;
import dev.featurestore.emulator.settings.SettingsSource;
import dev.featurestore.emulator.signing.SignatureVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The gateways of a cloud: a port on 127.0.0.1 for each deployment. A job that creates one gets its port at once. The
 * live resources decide what answers there, or the stack's state where they do not have the deployment. The states also
 * keep the port from one start to the next.
 */
public final class Gateways implements GatewayPorts, StackStates, AutoCloseable {

    private final FeatureStores stores;
    private final SignatureVerifier verifier;
    private final String userId;
    private final SettingsSource settings;
    private final Clock clock;
    private final RequestListener listener;
    private final Map<Integer, ServedPort> served = new HashMap<>();
    private final Map<Integer, String> problems = new TreeMap<>();
    private volatile LiveResources resources = LiveResources.NONE;
    private boolean closed;

    /**
     * @param stores the stores behind the gateways
     * @param verifier verifies request signatures
     * @param userId OCID of the user whose signatures it accepts
     * @param listener receives the requests of all gateways
     */
    public Gateways(
            FeatureStores stores,
            SignatureVerifier verifier,
            String userId,
            SettingsSource settings,
            Clock clock,
            RequestListener listener) {
        this.stores = stores;
        this.verifier = verifier;
        this.userId = userId;
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public synchronized String open(String stackId) {
        if (closed) {
            throw new IllegalStateException("the embedded cloud is closed");
        }
        try {
            ServedPort opened = port(stackId, 0, clock.instant());
            return opened.endpoint().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open a port on 127.0.0.1 for a gateway: " + e.getMessage(), e);
        }
    }

    @Override
    public void serve(LiveResources live) {
        resources = live;
    }

    private ServedPort port(String stackId, int port, Instant since) throws IOException {
        Backend backend = new Backend(stores.ofStack(stackId), settings, clock, since, new Containers(() -> resources));
        ServedPort opened = new ServedPort(
                stackId,
                port,
                listener,
                () -> resources,
                deployment -> new Gateway(deployment, new Authoriser(verifier), userId, backend, settings).routes());
        served.put(opened.endpoint().getPort(), opened);
        return opened;
    }

    @Override
    public synchronized void settled(String stackId, Optional<byte[]> state) {
        if (closed) {
            return;
        }
        Map<Integer, ServedDeployment> deployments = state.map(ServedDeployment::in).orElse(List.of()).stream()
                .collect(Collectors.toMap(ServedDeployment::port, deployment -> deployment, (one, other) -> one));
        Set.copyOf(served.keySet()).stream()
                .filter(port -> served(port).stackId().equals(stackId) && !deployments.containsKey(port))
                .forEach(port -> {
                    served(port).close();
                    served.remove(port);
                });
        for (ServedDeployment deployment : deployments.values()) {
            try {
                serve(stackId, deployment);
                problems.remove(deployment.port());
            } catch (IOException | RuntimeException e) {
                problems.put(
                        deployment.port(),
                        "Cannot serve the gateway at http://127.0.0.1:" + deployment.port() + deployment.prefix()
                                + ": " + e.getMessage()
                                + ". If another program uses the port, stop that program and restart the cloud.");
            }
        }
        if (state.filter(ServedDeployment::anythingIn).isEmpty()) {
            stores.forget(stackId);
        }
    }

    private ServedPort served(int port) {
        ServedPort found = served.get(port);
        if (found == null) {
            throw new IllegalStateException("no gateway at port " + port);
        }
        return found;
    }

    private void serve(String stackId, ServedDeployment deployment) throws IOException {
        ServedPort place = served.get(deployment.port());
        if (place == null) {
            // It was created before the cloud's start.
            place = port(stackId, deployment.port(), Instant.EPOCH);
        }
        place.settled(deployment);
    }

    /** The URLs at which stores answer now, by the OCIDs of their stacks. */
    public synchronized Map<String, List<URI>> addresses() {
        Map<String, List<URI>> addresses = new HashMap<>();
        served.values()
                .forEach(port -> port.address()
                        .ifPresent(address -> addresses
                                .computeIfAbsent(port.stackId(), id -> new ArrayList<>())
                                .add(address)));
        return addresses;
    }

    /** The deployments of the states that cannot be served, and why; one or two sentences each. */
    public synchronized List<String> problems() {
        return List.copyOf(problems.values());
    }

    @Override
    public synchronized void close() {
        closed = true;
        served.values().forEach(ServedPort::close);
        served.clear();
    }
}
