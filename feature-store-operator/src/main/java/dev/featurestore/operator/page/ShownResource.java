package dev.featurestore.operator.page;

import dev.featurestore.operator.graph.ReferenceGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A resource of the configuration with all its instances, as the picture shows it.
 *
 * @param address its address without keys of instances
 * @param tones what happens to its instances, by their addresses
 */
record ShownResource(String address, Map<String, Tone> tones) {

    /** Its type, such as {@code oci_core_vcn}. */
    String type() {
        String[] names = address.split("\\.", -1);
        return names.length < 2 ? address : names[names.length - 2];
    }

    /** Its name, such as {@code this}. */
    String name() {
        return address.substring(address.lastIndexOf('.') + 1);
    }

    /** What happens to it: the most notable of its instances. */
    Tone tone() {
        return notable(tones.values());
    }

    static Tone notable(Iterable<Tone> tones) {
        Tone most = Tone.UNCHANGED;
        for (Tone tone : tones) {
            if (rank(tone) > rank(most)) {
                most = tone;
            }
        }
        return most;
    }

    private static int rank(Tone tone) {
        return switch (tone) {
            case UNCHANGED -> 0;
            case STATE -> 1;
            case CREATE, CREATED -> 2;
            case UPDATE, CHANGED -> 3;
            case OPEN -> 4;
            case REPLACE, REPLACED -> 5;
            case DESTROY, DESTROYED -> 6;
            case REMAINING, FAILED -> 7;
        };
    }

    /** The resources by what happens to each instance. */
    static List<ShownResource> of(Map<String, Tone> instances) {
        Map<String, Map<String, Tone>> byAddress = new LinkedHashMap<>();
        instances.forEach((address, tone) -> byAddress
                .computeIfAbsent(ReferenceGraph.withoutKeys(address), key -> new LinkedHashMap<>())
                .put(address, tone));
        List<ShownResource> shown = new ArrayList<>();
        byAddress.forEach((address, tones) -> shown.add(new ShownResource(address, tones)));
        return shown;
    }
}
