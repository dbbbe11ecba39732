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
import java.util.ArrayList;
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
     * @param facts what the provider's source says of a type of resources, if it can be read
     * @param before the table so far, whose types of resources and data sources are kept
     * @param added names of the types to add to it
     */
    static ProviderInterface of(
            String version,
            ProviderInterface provider,
            Function<String, Optional<ProviderSource.Facts>> facts,
            ProviderInterface before,
            Set<String> added)
            throws IOException {
        List<Correction> corrections = Correction.all();
        SortedMap<String, TypeInterface> resources = new TreeMap<>();
        List<String> unknown = new ArrayList<>();
        for (TypeInterface type : provider.resources().values()) {
            if (before.resources().containsKey(type.name()) || added.contains(type.name())) {
                List<Correction> own = corrections.stream()
                        .filter(correction -> correction.type().equals(type.name()))
                        .toList();
                Optional<ProviderSource.Facts> said = facts.apply(type.name());
                if (said.isEmpty() && own.isEmpty()) {
                    unknown.add(type.name());
                }
                resources.put(type.name(), with(type, said, own));
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("The provider's source has no schema of " + unknown + " that can be read."
                    + " Add lines for them to " + CORRECTIONS + ".");
        }
        SortedMap<String, TypeInterface> dataSources = new TreeMap<>(provider.dataSources());
        dataSources.keySet().removeIf(name -> !before.dataSources().containsKey(name) && !added.contains(name));
        return new ProviderInterface(provider.source(), version, provider.provider(), resources, dataSources);
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
