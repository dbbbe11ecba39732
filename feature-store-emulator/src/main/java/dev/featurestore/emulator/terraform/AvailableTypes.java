package dev.featurestore.emulator.terraform;

import dev.featurestore.provider.table.ProviderSchemaException;
import dev.featurestore.provider.table.ProviderSchemaJson;
import dev.featurestore.terraform.module.NameDistance;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.InterfaceTable;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types that are available without an installed provider: the bundled ones, and those of a configured file. */
final class AvailableTypes {

    /** The number of letters in which a suggested name may differ. */
    private static final int MOST_DIFFERENT = 3;

    private final InterfaceTable bundled;
    private final Optional<ProviderInterface> configured;

    private AvailableTypes(InterfaceTable bundled, Optional<ProviderInterface> configured) {
        this.bundled = bundled;
        this.configured = configured;
    }

    /**
     * Opens the types.
     *
     * @param providerSchema a file whose types come before the bundled ones
     * @throws IOException if that file cannot be used; the message has the reason
     */
    static AvailableTypes open(Optional<Path> providerSchema) throws IOException {
        try {
            return new AvailableTypes(
                    InterfaceTable.bundled(),
                    providerSchema.isEmpty()
                            ? Optional.empty()
                            : Optional.of(ProviderSchemaJson.read(providerSchema.get())));
        } catch (ProviderSchemaException e) {
            throw new IOException("Cannot use the provider's schema: " + e.getMessage(), e);
        }
    }

    /** The provider's source address without a host. */
    String source() {
        return bundled.source();
    }

    /** The version of the bundled types. */
    String version() {
        return bundled.version();
    }

    /** The schema of a {@code provider} block. */
    BlockSchema provider() {
        return configured.map(ProviderInterface::provider).orElseGet(bundled::provider);
    }

    /** A type by its name. */
    Optional<TypeInterface> find(Resource.Mode mode, String name) {
        Optional<TypeInterface> own =
                configured.flatMap(file -> Optional.ofNullable(types(file, mode).get(name)));
        return own.isEmpty() ? known(mode, name) : Optional.of(withFacts(own.get(), mode));
    }

    private TypeInterface withFacts(TypeInterface type, Resource.Mode mode) {
        return known(mode, type.name()).map(type::withFactsOf).orElse(type);
    }

    private Optional<TypeInterface> known(Resource.Mode mode, String name) {
        return mode == Resource.Mode.DATA ? bundled.dataSource(name) : bundled.resource(name);
    }

    /** The bundled type whose name is most like an unknown one. */
    Optional<String> like(Resource.Mode mode, String name) {
        List<String> names = mode == Resource.Mode.DATA ? bundled.dataSources() : bundled.resources();
        return names.stream()
                .filter(known -> NameDistance.WITH_SWAPS.between(name, known) <= MOST_DIFFERENT)
                .min(Comparator.comparing(known -> NameDistance.WITH_SWAPS.between(name, known)));
    }

    static Map<String, TypeInterface> types(ProviderInterface of, Resource.Mode mode) {
        return mode == Resource.Mode.DATA ? of.dataSources() : of.resources();
    }
}
