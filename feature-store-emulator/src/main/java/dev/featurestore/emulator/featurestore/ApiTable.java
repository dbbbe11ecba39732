package dev.featurestore.emulator.featurestore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The operations and models of the feature store's API. {@code feature-store-api.table} has them and its own format. */
final class ApiTable {

    static final String FILE = "feature-store-api.table";

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static final ApiTable BUNDLED = read(bundledLines());

    private final List<ApiOperation> operations;
    private final Map<String, List<ApiField>> models;

    private ApiTable(List<ApiOperation> operations, Map<String, List<ApiField>> models) {
        this.operations = List.copyOf(operations);
        this.models = Collections.unmodifiableMap(models);
    }

    /** The table of the jar. */
    static ApiTable bundled() {
        return BUNDLED;
    }

    /** All operations; a path comes before a path with a parameter that matches it too. */
    List<ApiOperation> operations() {
        return operations;
    }

    /** Names of all models. */
    Set<String> models() {
        return models.keySet();
    }

    /** Whether a type is a model. */
    boolean isModel(String type) {
        return models.containsKey(type);
    }

    /** The fields of a model. */
    List<ApiField> fields(String model) {
        List<ApiField> fields = models.get(model);
        if (fields == null) {
            throw new IllegalArgumentException("unknown model " + model);
        }
        return fields;
    }

    /** The operation of a name. */
    ApiOperation operation(String name) {
        return operations.stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown operation " + name));
    }

    /** The methods by path, in the order of the operations. */
    Map<String, List<String>> methods() {
        Map<String, List<String>> methods = new LinkedHashMap<>();
        operations.forEach(operation -> methods.merge(
                operation.path(),
                List.of(operation.method()),
                (before, more) -> Stream.concat(before.stream(), more.stream()).toList()));
        return Collections.unmodifiableMap(methods);
    }

    private static List<String> bundledLines() {
        InputStream file = ApiTable.class.getResourceAsStream(FILE);
        if (file == null) {
            throw new IllegalStateException(FILE + " is missing from the jar");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the lines of a table. */
    static ApiTable read(List<String> lines) {
        List<ApiOperation> operations = new ArrayList<>();
        Map<String, List<ApiField>> models = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); ) {
            int end = i + 1;
            while (end < lines.size() && lines.get(end).startsWith(" ")) {
                end++;
            }
            List<String> words = List.of(lines.get(i).split(" ", -1));
            List<String> below = lines.subList(i + 1, end);
            switch (words.get(0)) {
                case "operation" -> operations.add(operation(words, below));
                case "model" ->
                    models.put(
                            words.get(1),
                            below.stream().map(line -> field(line, 1)).toList());
                default -> {
                    // A comment.
                }
            }
            i = end;
        }
        // A parameter begins with a character behind all letters.
        operations.sort(Comparator.comparing(ApiOperation::path)
                .thenComparing(operation -> METHODS.indexOf(operation.method())));
        return new ApiTable(operations, models);
    }

    private static ApiOperation operation(List<String> words, List<String> below) {
        Optional<String> body = Optional.empty();
        Optional<String> answer = Optional.empty();
        Set<String> headers = new HashSet<>();
        List<ApiField> query = new ArrayList<>();
        for (String line : below) {
            List<String> parts = List.of(line.split(" ", -1));
            switch (parts.get(1)) {
                case "body" -> body = Optional.of(parts.get(2));
                case "answer" -> answer = Optional.of(parts.get(2));
                case "header" -> headers.add(parts.get(2));
                default -> query.add(field(line, 2));
            }
        }
        return new ApiOperation(words.get(1), words.get(2), words.get(3), body, answer, headers, query);
    }

    /** Reads {@code NAME TYPE [!] [VALUES]}. */
    private static ApiField field(String line, int from) {
        List<String> words = List.of(line.split(" ", -1));
        boolean required = words.contains("!");
        int values = from + (required ? 3 : 2);
        return new ApiField(
                words.get(from),
                words.get(from + 1),
                required,
                words.size() > values ? List.of(words.get(values).split(",", -1)) : List.of());
    }
}
