package dev.featurestore.emulator.featurestore;

import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.store.Digest;
import dev.featurestore.emulator.store.Documents;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.emulator.view.ItemView;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stores behind the gateways of stacks: one for each stack, from one start to the next. */
public final class FeatureStores {

    /** The path that the API's own begin with: its version. */
    public static final String BASE_PATH = "/20230101";

    /** The API's methods by path below the base path; a path comes before a path with a parameter that matches it too. */
    public static final Map<String, List<String>> OPERATIONS =
            ApiTable.bundled().methods();

    /** The header in which the gateway passes the OCID of the user that signed the request. */
    public static final String CALLER = "subjectid";

    private static final int NAME_LENGTH = 16;
    private static final String TOKENS = "-retry-tokens";

    private final PrivateDirectory directory;
    private final Clock clock;
    private final Map<String, FeatureStore> stores = new HashMap<>();

    /** @param directory has two folders for each store, of its items and its retry tokens; nothing else is in it */
    public FeatureStores(PrivateDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** The OCID of the user that sent a request. */
    static String caller(Request request) {
        return request.header(CALLER).orElse("");
    }

    /** The API of a stack's store; empty at first. */
    public synchronized Handler ofStack(String stackId) {
        return store(stackId).api();
    }

    /** The items of a stack's store in the order of creation, to be shown; none if no gateway serves the store. */
    public synchronized List<ItemView> items(String stackId) {
        FeatureStore store = stores.get(stackId);
        return store == null ? List.of() : store.shown();
    }

    private FeatureStore store(String stackId) {
        return stores.computeIfAbsent(
                stackId,
                id -> new FeatureStore(
                        new Documents<>(
                                directory.folder(name(id)), "an item of a feature store", Item::toDisk, Item::fromDisk),
                        directory.folder(name(id) + TOKENS),
                        clock));
    }

    /** Drops what is in a stack's store: its database is gone. */
    public synchronized void forget(String stackId) {
        if (stores.containsKey(stackId) || directory.names().contains(name(stackId))) {
            store(stackId).clear();
            stores.remove(stackId);
        }
    }

    private static String name(String stackId) {
        return Digest.sha256(stackId).substring(0, NAME_LENGTH);
    }
}
