package dev.featurestore.terraform.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The file of a service, with the places of its types. */
final class ServiceTable {

    static final String RESOURCE = "resource ";
    static final String DATA = "data ";

    private final String file;
    private final String text;
    private final Map<String, Integer> places = new LinkedHashMap<>();

    ServiceTable(String file, String text) {
        this.file = file;
        this.text = text;
        for (int at = 0; at < text.length(); at = text.indexOf('\n', at) + 1) {
            char first = text.charAt(at);
            if (first != ' ' && first != '#') {
                places.put(text.substring(at, text.lastIndexOf(' ', text.indexOf('\n', at))), at);
            }
        }
    }

    /** The names of the types of a kind. */
    Stream<String> names(String kind) {
        return places.keySet().stream().filter(key -> key.startsWith(kind)).map(key -> key.substring(kind.length()));
    }

    /** The type of a kind and name, such as {@code resource oci_core_vcn}. */
    Optional<TypeInterface> type(String key) {
        Integer at = places.get(key);
        return at == null ? Optional.empty() : Optional.of(new TableReader(text, file, at).type());
    }
}
