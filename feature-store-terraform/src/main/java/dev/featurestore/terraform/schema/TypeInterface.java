package dev.featurestore.terraform.schema;

import java.util.Set;

/**
 * A type of resource or data source.
 *
 * @param name its name, such as {@code oci_core_vcn}
 * @param schemaVersion the version of its schema, as states carry it
 * @param schema the schema of its blocks
 * @param replacedBy dotted paths of attributes and blocks whose change replaces the resource, such as {@code
 *     create_vnic_details} or {@code containers.image_url}; empty for a data source
 */
public record TypeInterface(String name, long schemaVersion, BlockSchema schema, Set<String> replacedBy) {

    public TypeInterface {
        replacedBy = Set.copyOf(replacedBy);
    }
}
