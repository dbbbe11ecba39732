package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.StateAddress;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.settings.Settings.Drift;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.value.Value;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Changes and deletes resources outside of Terraform, as configured by the settings: each order once for a resource. */
final class DriftOrders {

    private static final String FILE = "drift.json";

    /** Additional tag of a changed resource whose new values are not specified. */
    private static final String MARK = "freeform_tags";

    private final PrivateDirectory directory;
    private final ResourceStore resources;
    private final ReentrantLock lock = new ReentrantLock();

    /** @param directory the folder of the file with completed orders */
    DriftOrders(PrivateDirectory directory, ResourceStore resources) {
        this.directory = directory;
        this.resources = resources;
        done();
    }

    /**
     * Carries out new orders.
     *
     * @param state the state with the addresses of the orders
     */
    void carryOut(Map<String, Drift> orders, StateFile state) {
        lock.lock();
        try {
            SortedMap<String, String> before = done();
            SortedMap<String, String> after = new TreeMap<>(before);
            for (StateFile.Instance instance : state.instances()) {
                @Nullable
                Drift order =
                        orders.getOrDefault(instance.address(), orders.get(StateAddress.block(instance.address())));
                if (order == null) {
                    // A repeated order is carried out again.
                    after.remove(instance.id());
                } else if (!order.toString().equals(before.get(instance.id()))) {
                    carryOut(order, instance.id());
                    after.put(instance.id(), order.toString());
                }
            }
            if (!after.equals(before)) {
                var json = Json.object();
                after.forEach(json::put);
                directory.write(FILE, Json.write(json));
            }
        } finally {
            lock.unlock();
        }
    }

    private SortedMap<String, String> done() {
        SortedMap<String, String> done = new TreeMap<>();
        Optional<byte[]> content = directory.read(FILE);
        if (content.isEmpty()) {
            return done;
        }
        try {
            JsonNode json = Json.read(content.get());
            json.properties()
                    .forEach(entry -> done.put(entry.getKey(), entry.getValue().asText()));
            if (json.isObject() && json.valueStream().allMatch(JsonNode::isTextual)) {
                return done;
            }
        } catch (IOException e) {
            done.clear();
        }
        directory.setAside(
                FILE,
                "it does not have a JSON object of texts",
                "the record of simulated drift: a job simulates the drift of the control file again");
        return new TreeMap<>();
    }

    private void carryOut(Drift order, String id) {
        Optional<ResourceStore.Entry> entry = resources.find(id);
        if (entry.isEmpty()) {
            return;
        }
        if (order.kind() == Drift.Kind.DELETED) {
            resources.remove(id);
            return;
        }
        SortedMap<String, Value> attributes =
                new TreeMap<>(entry.get().attributes().elements());
        if (order.attributes().isEmpty()) {
            attributes.put(MARK, marked(attributes.get(MARK)));
        }
        for (Map.Entry<String, JsonNode> change : order.attributes().entrySet()) {
            attributes.put(change.getKey(), ValueJson.read(change.getValue()));
        }
        resources.put(id, new ResourceStore.Entry(entry.get().type(), new Value.Structure(attributes)));
    }

    private static Value marked(@Nullable Value tags) {
        SortedMap<String, Value> marked = new TreeMap<>();
        if (tags instanceof Value.Structure structure) {
            marked.putAll(structure.elements());
        }
        marked.put("drift", new Value.Text("set by the control file"));
        return new Value.Structure(marked);
    }
}
