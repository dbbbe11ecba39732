package dev.featurestore.emulator.terraform;

import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The types that a job can use: the bundled ones, and those of an installed real provider that the job uses. The provider
 * is started only if a job uses such a type.
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

    /** All types. */
    ProviderInterface offered() {
        return offered;
    }

    /** Whether a type is bundled or offered by an installed provider. */
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
                installed = schema.read(provider);
            } catch (IOException e) {
                problem = "Cannot read the schema of the installed " + provider + ": " + e.getMessage();
            }
        }
    }

    /** A line about the types of the installed provider; empty if the job uses only bundled ones. */
    Optional<String> note() {
        return added.isEmpty()
                ? Optional.empty()
                : Optional.of("Types of the installed " + provider + ": " + String.join(", ", added) + ".");
    }

    /** A sentence about an installed provider that does not have a type; may be empty. */
    String problem() {
        return provider != null && installed != null
                ? "The installed " + provider + " does not have it either."
                : problem;
    }
}
