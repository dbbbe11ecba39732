package dev.featurestore.provider.answers;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.ValueType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Items that exist in every tenancy; the head of {@code catalogue.txt} describes the format. */
public final class Catalogue {

    private static final String RESOURCE = "catalogue.txt";

    /** An element of a data source's list: texts by dotted path. */
    record Item(Map<String, Template> texts) {

        /** Its value; attributes that it does not name are unknown. */
        Value valued(ValueType type, Template.Scope scope) throws ServiceException {
            Map<String, String> filled = new HashMap<>();
            for (Map.Entry<String, Template> text : texts.entrySet()) {
                String value = text.getValue().in(scope);
                if (value != null) {
                    filled.put(text.getKey(), value);
                }
            }
            return valued(type, "", filled);
        }

        private static Value valued(ValueType type, String path, Map<String, String> texts) {
            if (type instanceof ValueType.ObjectOf object) {
                SortedMap<String, Value> elements = new TreeMap<>();
                object.attributes()
                        .forEach((name, attribute) -> elements.put(name, valued(attribute, step(path, name), texts)));
                return new Value.Structure(elements);
            } else if (type instanceof ValueType.ListOf list && list.element() instanceof ValueType.ObjectOf element) {
                List<Value> elements = new ArrayList<>();
                while (names(texts, step(path, Integer.toString(elements.size())))) {
                    elements.add(valued(element, step(path, Integer.toString(elements.size())), texts));
                }
                return elements.isEmpty() ? new Value.Unknown() : new Value.Sequence(elements);
            }
            String text = texts.get(path);
            return text == null ? new Value.Unknown() : Completion.converted(type, text);
        }

        private static boolean names(Map<String, String> texts, String path) {
            return texts.keySet().stream().anyMatch(name -> name.startsWith(path + '.'));
        }

        private static String step(String path, String name) {
            return path.isEmpty() ? name : path + '.' + name;
        }
    }

    private final Map<String, List<Item>> items;
    private final Set<String> open;

    private Catalogue(Map<String, List<Item>> items, Set<String> open) {
        this.items = items;
        this.open = open;
    }

    public static Catalogue bundled() {
        InputStream resource = Catalogue.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException(RESOURCE + " is missing from the jar");
        }
        Map<String, List<Item>> items = new HashMap<>();
        Set<String> open = new HashSet<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            String type = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data ")) {
                    String[] words = line.split(" ", -1);
                    type = words[1];
                    items.putIfAbsent(type, new ArrayList<>());
                    if (words.length > 2) {
                        open.add(type);
                    }
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    Objects.requireNonNull(items.get(type)).add(item(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Catalogue(items, open);
    }

    private static Item item(String line) {
        Map<String, Template> texts = new LinkedHashMap<>();
        for (String text : line.split("; ", -1)) {
            int equals = text.indexOf(" = ");
            texts.put(text.substring(0, equals), Template.parse(text.substring(equals + " = ".length())));
        }
        return new Item(texts);
    }

    /** The elements of a data source; null if the catalogue does not have it. */
    @Nullable
    List<Item> items(String dataSource) {
        return items.get(dataSource);
    }

    /** Whether a data source has more elements than the catalogue: those that a configuration asks for. */
    boolean isOpen(String dataSource) {
        return open.contains(dataSource);
    }
}
