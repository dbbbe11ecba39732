package dev.featurestore.provider.answers;

import dev.featurestore.terraform.oci.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The types of resources that data sources list.
 *
 * @param types whether a name is that of a type of resources
 */
record ListedTypes(Predicate<String> types) {

    /** The names that a type of resources can have whose plural is the name of a data source. */
    static List<String> singulars(String plural) {
        return Stream.of(
                        plural.endsWith("ies") ? plural.substring(0, plural.length() - "ies".length()) + 'y' : plural,
                        without("s", plural),
                        without("es", plural),
                        plural)
                .distinct()
                .toList();
    }

    private static String without(String suffix, String name) {
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }

    /** Whether a data source has the name of a type of resources. */
    boolean has(String dataSource) {
        return types.test(dataSource);
    }

    /** The type of resources that a data source lists: {@code oci_core_vcn} for {@code oci_core_vcns}. */
    Optional<String> of(String dataSource) {
        Optional<String> other = ResourceType.of("data." + dataSource).lists();
        return other.isPresent()
                ? other
                : singulars(dataSource).stream()
                        .filter(name -> types.test(name) || Companions.create(name))
                        .findFirst();
    }
}
