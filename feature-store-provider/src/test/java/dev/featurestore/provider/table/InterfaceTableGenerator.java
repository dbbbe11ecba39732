package dev.featurestore.provider.table;

import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes the table that is shipped from the provider's schema, from what its source says and from {@code corrections.txt};
 * how to run it: CONTRIBUTING.md.
 */
final class InterfaceTableGenerator {

    private static final String CORRECTIONS = "corrections.txt";

    private InterfaceTableGenerator() {}

    /**
     * Makes the interface that is shipped.
     *
     * @param provider what {@code terraform providers schema -json} printed
     * @param facts what the provider's source says of a type of resources, if it can be read: without it, no change of an
     *     argument replaces a resource of the type
     */
    static ProviderInterface of(
            String version, ProviderInterface provider, Function<String, Optional<ProviderSource.Facts>> facts)
            throws IOException {
        List<Correction> corrections = Correction.all();
        SortedMap<String, TypeInterface> resources = new TreeMap<>();
        for (TypeInterface type : provider.resources().values()) {
            List<Correction> own = corrections.stream()
                    .filter(correction -> correction.type().equals(type.name()))
                    .toList();
            resources.put(type.name(), with(type, facts.apply(type.name()), own));
        }
        return new ProviderInterface(
                provider.source(), version, provider.provider(), resources, provider.dataSources());
    }

    private static TypeInterface with(
            TypeInterface type, Optional<ProviderSource.Facts> facts, List<Correction> corrections) {
        Set<String> replacedBy =
                new HashSet<>(facts.map(ProviderSource.Facts::replacing).orElse(Set.of()));
        for (Correction correction : corrections) {
            if (correction.replaces()) {
                replacedBy.add(correction.path());
            } else {
                replacedBy.remove(correction.path());
            }
        }
        Set<String> computed = facts.map(ProviderSource.Facts::computed).orElse(Set.of());
        return new TypeInterface(type.name(), type.schemaVersion(), computed(type.schema(), "", computed), replacedBy);
    }

    /**
     * A line of {@code corrections.txt}.
     *
     * @param replaces whether a change of the argument replaces the resource
     */
    private record Correction(boolean replaces, String type, String path) {

        static List<Correction> all() throws IOException {
            InputStream resource =
                    Objects.requireNonNull(InterfaceTableGenerator.class.getResourceAsStream(CORRECTIONS), CORRECTIONS);
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
                return lines.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(" ", 4))
                        .map(words -> new Correction(words[0].equals("+"), words[1], words[2]))
                        .toList();
            }
        }
    }

    private static BlockSchema computed(BlockSchema schema, String path, Set<String> computed) {
        SortedMap<String, NestedBlock> blocks = new TreeMap<>();
        for (NestedBlock block : schema.blocks().values()) {
            blocks.put(
                    block.name(),
                    new NestedBlock(
                            block.name(),
                            block.nesting(),
                            computed(block.block(), path + block.name() + '.', computed),
                            block.minItems(),
                            block.maxItems(),
                            computed.contains(path + block.name())));
        }
        return new BlockSchema(schema.attributes(), blocks);
    }
}
