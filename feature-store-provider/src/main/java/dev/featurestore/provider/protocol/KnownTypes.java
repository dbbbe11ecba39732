package dev.featurestore.provider.protocol;

import dev.featurestore.terraform.schema.TypeInterface;
import java.util.Map;

/** Finds types by name; Terraform asks only for types of the schema. */
final class KnownTypes {

    private KnownTypes() {}

    static TypeInterface find(Map<String, TypeInterface> types, String kind, String name) {
        TypeInterface type = types.get(name);
        if (type == null) {
            throw new MalformedMessageException("Unknown " + kind + " type: " + name);
        }
        return type;
    }
}
