package dev.featurestore.emulator.terraform;

import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The types that a job uses: Terraform reads all types that a provider offers at each command, so that it is offered no
 * others. They are available ones, or those of an installed real provider, which is started only if a job uses such a type.
 */
final class OfferedTypes {

    private final AvailableTypes available;
    private final InstalledSchema schema;
    private final SortedMap<String, TypeInterface> resources = new TreeMap<>();
    private final SortedMap<String, TypeInterface> dataSources = new TreeMap<>();
    private boolean asked;
    private @Nullable InstalledProvider provider;
    private @Nullable ProviderInterface installed;
    private String problem = "";
    private final TreeSet<String> added = new TreeSet<>();

    OfferedTypes(AvailableTypes available, InstalledSchema schema) {
        this.available = available;
        this.schema = schema;
    }

    /** The types that were asked for. */
    ProviderInterface offered() {
        return new ProviderInterface(
                available.source(), available.version(), available.provider(), resources, dataSources);
    }

    /** The types that are available without an installed provider. */
    AvailableTypes available() {
        return available;
    }

    /** Whether a type is available or offered by an installed provider; if so, it is offered to the job. */
    boolean has(Resource.Mode mode, String type) throws InterruptedException {
        SortedMap<String, TypeInterface> offered = mode == Resource.Mode.DATA ? dataSources : resources;
        if (offered.containsKey(type)) {
            return true;
        }
        Optional<TypeInterface> found = available.find(mode, type);
        if (found.isEmpty()) {
            ask();
            found = Optional.ofNullable(installed)
                    .flatMap(all ->
                            Optional.ofNullable(AvailableTypes.types(all, mode).get(type)));
            found.ifPresent(own -> added.add(type));
        }
        found.ifPresent(own -> offered.put(type, own));
        return found.isPresent();
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
