package dev.featurestore.provider.protocol;

import dev.featurestore.provider.schema.TypeInterface;
import java.util.Map;

/** Finds types by their names; Terraform asks for none that the schema does not have. */
final class KnownTypes {

    private KnownTypes() {}

    static TypeInterface find(Map<String, TypeInterface> types, String kind, String name) {
        TypeInterface type = types.get(name);
        if (type == null) {
            throw new MalformedMessageException("there is no " + kind + " " + name);
        }
        return type;
    }
}
