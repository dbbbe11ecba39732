package dev.featurestore.provider.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.provider.schema.BlockSchema;
import dev.featurestore.provider.schema.NestedBlock;
import dev.featurestore.provider.schema.ProviderInterface;
import dev.featurestore.provider.schema.TypeInterface;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the table that is shipped out of two files of facts; how to run it: CONTRIBUTING.md. */
final class InterfaceTableGenerator {

    private static final String CORRECTIONS = "corrections.txt";

    private InterfaceTableGenerator() {}

    static ProviderInterface read(String version, Path schema, Path behaviour)
            throws IOException, ProviderSchemaException {
        ProviderInterface provider = ProviderSchemaJson.read(schema);
        JsonNode behaviours = new ObjectMapper().readTree(Files.readString(behaviour));
        SortedMap<String, TypeInterface> resources = new TreeMap<>();
        for (TypeInterface type : provider.resources().values()) {
            JsonNode facts = behaviours.path(type.name());
            Set<String> replacedBy = corrected(type.name(), texts(facts.path("forceNew")));
            resources.put(
                    type.name(),
                    new TypeInterface(
                            type.name(),
                            type.schemaVersion(),
                            computed(type.schema(), "", texts(facts.path("optionalComputedBlocks"))),
                            replacedBy));
        }
        return new ProviderInterface(
                provider.source(), version, provider.provider(), resources, provider.dataSources());
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
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

    private static Set<String> corrected(String type, Set<String> replacedBy) throws IOException {
        InputStream resource =
                Objects.requireNonNull(InterfaceTableGenerator.class.getResourceAsStream(CORRECTIONS), CORRECTIONS);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 4))
                    .filter(words -> words[1].equals(type))
                    .forEach(words -> {
                        if (words[0].equals("+")) {
                            replacedBy.add(words[2]);
                        } else {
                            replacedBy.remove(words[2]);
                        }
                    });
        }
        return replacedBy;
    }
}
