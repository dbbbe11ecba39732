package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the {@code metadata} of an object says.
 *
 * @param namespace empty for an object that is in none
 * @param name empty if Kubernetes generates it
 * @param labels the known labels
 * @param annotations the known annotations
 */
record Metadata(String namespace, String name, Map<String, String> labels, Map<String, String> annotations) {

    private static final String BLOCK = "metadata.0";

    Metadata {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    static Metadata of(Value.Structure object) {
        return in(new Attributes(object), "");
    }

    /** The metadata of the pods of a deployment. */
    static Metadata ofPods(Value.Structure deployment) {
        return in(new Attributes(deployment), "spec.0.template.0.");
    }

    private static Metadata in(Attributes object, String at) {
        return new Metadata(
                object.text(at + BLOCK + ".namespace").orElse(""),
                object.text(at + BLOCK + ".name").orElse(""),
                texts(object, at + BLOCK + ".labels"),
                texts(object, at + BLOCK + ".annotations"));
    }

    /** The known texts of a map. */
    static SortedMap<String, String> texts(Attributes object, String path) {
        SortedMap<String, String> texts = new TreeMap<>();
        if (object.at(path) instanceof Value.Structure map) {
            map.elements().forEach((key, value) -> Attributes.text(value).ifPresent(text -> texts.put(key, text)));
        }
        return texts;
    }
}
