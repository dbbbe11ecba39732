package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.ResourceAction;
import dev.featurestore.provider.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Finds the addresses of resources, which Terraform does not send to its providers: those of resources in the state by
 * identifier, those of new resources by their planned values. New resources with equal values get their addresses in the
 * order of their creation.
 */
final class ResourceAddresses {

    private record Planned(String address, String type, JsonNode after, JsonNode unknown) {}

    private final Map<String, String> byId = new HashMap<>();
    private final List<Planned> toCome = new ArrayList<>();
    private final IdentityHashMap<Value.Structure, String> claimed = new IdentityHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    ResourceAddresses(StateFile before) {
        before.instances().forEach(instance -> byId.put(key(instance.type(), instance.id()), instance.address()));
    }

    /** Reads the new resources of a plan. */
    void planned(JsonNode plan) {
        lock.lock();
        try {
            for (JsonNode change : plan.path("resource_changes")) {
                for (JsonNode action : change.path("change").path("actions")) {
                    if (action.asText().equals("create")) {
                        toCome.add(new Planned(
                                change.path("address").asText(),
                                change.path("type").asText(),
                                change.path("change").path("after"),
                                change.path("change").path("after_unknown")));
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns the address of a resource; empty if it is unknown. The same value gives the same address. */
    Optional<String> address(ResourceAction action, String type, Value.Structure resource) {
        lock.lock();
        try {
            return action == ResourceAction.CREATE
                    ? created(type, resource)
                    : Optional.ofNullable(byId.get(key(type, id(resource))));
        } finally {
            lock.unlock();
        }
    }

    private Optional<String> created(String type, Value.Structure resource) {
        String known = claimed.get(resource);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Planned> found = toCome.stream()
                .filter(planned -> planned.type().equals(type)
                        && PlannedValues.agree(planned.after(), planned.unknown(), resource))
                .findFirst();
        found.ifPresent(planned -> {
            toCome.remove(planned);
            claimed.put(resource, planned.address());
        });
        return found.map(Planned::address);
    }

    /** The identifiers of OCI are unique; those of a Kubernetes cluster are so for each type. */
    private static String key(String type, String id) {
        return type.startsWith("kubernetes_") ? type + ' ' + id : id;
    }

    private static String id(Value.Structure resource) {
        return resource.elements().get("id") instanceof Value.Text text ? text.text() : "";
    }
}
