package dev.featurestore.emulator.terraform;

import dev.featurestore.provider.schema.ProviderInterface;
import dev.featurestore.provider.schema.TypeInterface;
import dev.featurestore.terraform.module.Resource;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The types that a job can use: those of the table, and of an installed real provider those that the job names. Without
 * such a name the provider costs nothing.
 */
final class OfferedTypes {

    private final InstalledSchema schema;
    private ProviderInterface offered;
    private boolean asked;
    private @Nullable InstalledProvider provider;
    private @Nullable ProviderInterface installed;
    private String problem = "";
    private final TreeSet<String> added = new TreeSet<>();

    OfferedTypes(ProviderInterface offered, InstalledSchema schema) {
        this.offered = offered;
        this.schema = schema;
    }

    /** All of them. */
    ProviderInterface offered() {
        return offered;
    }

    /** Whether there is a type, in the table or in an installed provider. */
    boolean has(Resource.Mode mode, String type) throws InterruptedException {
        if (types(offered, mode).containsKey(type)) {
            return true;
        }
        ask();
        if (installed == null || !types(installed, mode).containsKey(type)) {
            return false;
        }
        TypeInterface found = types(installed, mode).get(type);
        SortedMap<String, TypeInterface> one = new TreeMap<>();
        one.put(type, found);
        SortedMap<String, TypeInterface> none = Collections.emptySortedMap();
        boolean data = mode == Resource.Mode.DATA;
        offered = offered.widenedBy(
                new ProviderInterface(offered.source(), "", offered.provider(), data ? none : one, data ? one : none));
        added.add(type);
        return true;
    }

    private static SortedMap<String, TypeInterface> types(ProviderInterface of, Resource.Mode mode) {
        return mode == Resource.Mode.DATA ? of.dataSources() : of.resources();
    }

    private void ask() throws InterruptedException {
        if (asked) {
            return;
        }
        asked = true;
        provider = schema.provider().orElse(null);
        if (provider != null) {
            try {
                installed = schema.of(provider);
            } catch (IOException e) {
                problem = "The installed " + provider + " could not be asked: " + e.getMessage();
            }
        }
    }

    /** Which types are not those of the table. */
    Optional<String> note() {
        return added.isEmpty()
                ? Optional.empty()
                : Optional.of("After the installed " + provider + ": " + String.join(", ", added) + ".");
    }

    /** What is known of an installed provider that does not help; may be empty. */
    String problem() {
        return provider != null && installed != null ? "The installed " + provider + " has none either." : problem;
    }
}
