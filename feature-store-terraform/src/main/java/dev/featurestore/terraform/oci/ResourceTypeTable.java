package dev.featurestore.terraform.oci;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code resource-types.txt} in memory. */
final class ResourceTypeTable {

    private static final String TABLE = "resource-types.txt";
    private static final ResourceTypeTable READ = read();

    private final Map<String, Map<String, List<String>>> types = new HashMap<>();
    private final Map<String, Map<String, List<String>>> prefixes = new LinkedHashMap<>();

    private ResourceTypeTable() {}

    /** The first value of a fact: of the type's own entry, or of the first entry that fits. */
    static Optional<String> first(String type, String fact) {
        return all(type, fact).stream().findFirst();
    }

    /** All values of a fact. */
    static List<String> all(String type, String fact) {
        List<String> own = READ.types.getOrDefault(type, Map.of()).getOrDefault(fact, List.of());
        return own.isEmpty()
                ? READ.prefixes.entrySet().stream()
                        .filter(entry -> type.startsWith(entry.getKey()))
                        .map(entry -> entry.getValue().getOrDefault(fact, List.of()))
                        .filter(values -> !values.isEmpty())
                        .findFirst()
                        .orElse(List.of())
                : own;
    }

    private static ResourceTypeTable read() {
        InputStream table = ResourceTypeTable.class.getResourceAsStream(TABLE);
        if (table == null) {
            throw new IllegalStateException(TABLE + " is missing from the jar");
        }
        ResourceTypeTable read = new ResourceTypeTable();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            Map<String, List<String>> entry = Map.of();
            for (String line : lines.lines().toList()) {
                if (line.isBlank() || line.stripLeading().startsWith("#")) {
                    continue;
                }
                if (!line.startsWith(" ")) {
                    entry = read.entry(line);
                    continue;
                }
                String[] words = line.strip().split(" = ", 2);
                entry.computeIfAbsent(words[0], fact -> new ArrayList<>()).add(words[1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private Map<String, List<String>> entry(String type) {
        return type.endsWith("*")
                ? prefixes.computeIfAbsent(type.substring(0, type.length() - 1), name -> new HashMap<>())
                : types.computeIfAbsent(type, name -> new HashMap<>());
    }
}
