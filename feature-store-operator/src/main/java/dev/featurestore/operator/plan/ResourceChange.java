package dev.featurestore.operator.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a plan does to one resource.
 *
 * @param address its full address, such as {@code module.net.oci_core_subnet.this["a"]}
 * @param type its type
 * @param action the action
 * @param createdFirst whether a replacement creates the new resource before it destroys the old one
 * @param causes of a replacement: the values that cannot be changed in place
 * @param attributes of an update: the values that change
 * @param note reason or remark
 * @param loss the data that is lost, if the resource holds data and is destroyed
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
