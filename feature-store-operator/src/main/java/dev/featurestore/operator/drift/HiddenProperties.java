package dev.featurestore.operator.drift;

import dev.featurestore.operator.hint.Commands;
import dev.featurestore.terraform.schema.Attribute;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.InterfaceTable;
import dev.featurestore.terraform.schema.NestedBlock;
import dev.featurestore.terraform.schema.TypeInterface;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Properties with values that must not be shown. Resource Manager does not mark them, so the provider's interface decides; of a
 * type that it does not have, the names.
 */
final class HiddenProperties {

    private static final Pattern INDEX = Pattern.compile("\\[[^\\]]*\\]|\\.\\d+(?=\\.|$)");

    private final InterfaceTable types = InterfaceTable.bundled();

    /**
     * Whether a property is sensitive.
     *
     * @param property its path, such as {@code admin_password} or {@code containers.0.environment_variables.KEY}
     */
    boolean isHidden(String type, String property) {
        Optional<TypeInterface> known = types.resource(type);
        return known.isPresent()
                ? isHidden(
                        known.get().schema(),
                        INDEX.matcher(property).replaceAll("").split("\\.", -1),
                        0)
                : Commands.isSecret(type) || Commands.isSecret(property);
    }

    private static boolean isHidden(BlockSchema schema, String[] path, int from) {
        if (from == path.length) {
            return schema.attributes().values().stream().anyMatch(Attribute::sensitive)
                    || schema.blocks().values().stream().anyMatch(block -> isHidden(block.block(), path, from));
        }
        Attribute attribute = schema.attributes().get(path[from]);
        if (attribute != null) {
            return attribute.sensitive();
        }
        NestedBlock block = schema.blocks().get(path[from]);
        return block != null && isHidden(block.block(), path, from + 1);
    }
}
