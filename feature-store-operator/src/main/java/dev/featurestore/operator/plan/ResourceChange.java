package dev.featurestore.operator.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a plan does to one resource.
 *
 * @param address its full address, such as {@code module.net.oci_core_subnet.this["a"]}
 * @param type its type
 * @param action what is done
 * @param createdFirst true for a replacement that is made before the old one goes
 * @param causes of a replacement: the values that cannot be changed in place
 * @param attributes of an update: the values that change
 * @param note why, or what else, in a few words
 * @param loss what is lost with it, if it holds data and goes
 */
public record ResourceChange(
        String address,
        String type,
        Action action,
        boolean createdFirst,
        List<AttributeChange> causes,
        List<AttributeChange> attributes,
        Optional<String> note,
        Optional<String> loss) {
    public ResourceChange {
        causes = List.copyOf(causes);
        attributes = List.copyOf(attributes);
    }
}
