package dev.featurestore.terraform.oci;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Facts about a resource type of the provider oracle/oci, or about a data source of it. The table, its format and its
 * sources are in {@code resource-types.txt}.
 */
public final class ResourceType {

    private static final String DATA = "data.";
    private static final String NO_RIGHT = "none";
    private static final Duration DEFAULT_CREATION = Duration.ofSeconds(2);

    /** Usual time to change or destroy a resource, as a fraction of its creation. */
    private static final int CHANGE_FRACTION = 4;

    private static final Pattern ALSO = Pattern.compile("(\\w+) (\\S+) (\\w+)(?: if (\\w+) ~ (\\S+)(?: where (.+))?)?");

    /** Services whose names have several words, as types begin. */
    private static final List<String> LONG_SERVICES = List.of(
            "oci_certificates_management_",
            "oci_container_instances_",
            "oci_health_checks_",
            "oci_load_balancer_",
            "oci_network_load_balancer_");

    private final String name;

    private ResourceType(String name) {
        this.name = name;
    }

    /**
     * A type; one that the table does not have has the default of each fact. A legacy name is that of the same type.
     *
     * @param name such as {@code oci_core_vcn}; a data source's after {@code data.}
     */
    public static ResourceType of(String name) {
        return new ResourceType(ResourceTypeTable.first(name, "now").orElse(name));
    }

    /** The name of the type, also if it was asked for by a legacy name. */
    public String name() {
        return name;
    }

    /** The type of resources that a data source lists, if its name is not the plural of that type; empty otherwise. */
    public Optional<String> lists() {
        return ResourceTypeTable.first(name, "lists");
    }

    /** The kind in the OCIDs of the type: {@code vcn} of {@code ocid1.vcn.…}. */
    public String ocidKind() {
        String type = resource();
        return ResourceTypeTable.first(type, "ocid").orElseGet(() -> withoutService(type));
    }

    /** Whether its resources belong to the tenancy and not to a region, so that their OCIDs name none. */
    public boolean isGlobal() {
        return ResourceTypeTable.first(resource(), "region")
                .filter("none"::equals)
                .isPresent();
    }

    /** The usual time that OCI takes to create a resource of the type. */
    public Duration creation() {
        return ResourceTypeTable.first(resource(), "create")
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(DEFAULT_CREATION);
    }

    /** The usual time that OCI takes to change a resource of the type in place, or to destroy it: by experience, a quarter. */
    public Duration change() {
        return Duration.ofSeconds(Math.max(creation().toSeconds() / CHANGE_FRACTION, 1));
    }

    /** The name of the type's service in the price list; empty if the type is free or unknown. */
    public Optional<String> billedAs() {
        return ResourceTypeTable.first(name, "billed");
    }

    /** The data that is lost with a resource of the type; empty if it holds none. */
    public Optional<String> data() {
        return ResourceTypeTable.first(name, "holds");
    }

    /** The attribute that keeps this data when the resource is destroyed, if it is true; empty if the type has none. */
    public Optional<String> keptBy() {
        return ResourceTypeTable.first(name, "kept-by");
    }

    /** A sentence about what remains after a resource of the type is destroyed; empty if nothing does. */
    public Optional<String> remains() {
        return ResourceTypeTable.first(name, "remains");
    }

    /** The right that the type always needs; empty if it is unknown, or if the type needs none. */
    public Optional<Right> right() {
        return ResourceTypeTable.first(resource(), "right")
                .filter(text -> !text.equals(NO_RIGHT))
                .map(text -> {
                    String[] words = text.split(" ", 2);
                    return new Right(words[0], RightPlace.valueOf(words[1]));
                });
    }

    /** Whether every user of the tenancy has the right to the type. */
    public boolean needsNoRight() {
        return ResourceTypeTable.first(resource(), "right").equals(Optional.of(NO_RIGHT));
    }

    /** The additional rights that the type needs, some only for certain values of a variable of the stack. */
    public List<FurtherRight> furtherRights() {
        return ResourceTypeTable.all(name, "also").stream()
                .map(text -> {
                    Matcher parts = matched(ALSO, text);
                    return new FurtherRight(
                            parts.group(1),
                            parts.group(2),
                            RightPlace.valueOf(parts.group(3)),
                            Optional.ofNullable(parts.group(4)),
                            Pattern.compile(Optional.ofNullable(parts.group(5)).orElse("")),
                            Optional.ofNullable(parts.group(6)));
                })
                .toList();
    }

    /** What keeps a resource of the type from being deleted. */
    public List<Use> uses() {
        return ResourceTypeTable.all(name, "used-by").stream()
                .map(text -> text.split(" ", 4))
                .map(words -> new Use(
                        words[0],
                        words[1],
                        words.length < 4 ? Optional.empty() : Optional.of(new Refused(words[2], words[3]))))
                .toList();
    }

    /** The attribute that must be unique in a place; empty if the type has no such attribute. */
    public Optional<UniqueName> uniqueName() {
        return ResourceTypeTable.first(name, "unique").map(text -> {
            String[] words = text.split(" ", 4);
            return new UniqueName(words[0], words[1], new Refused(words[2], words[3]));
        });
    }

    /** The time for which a deleted resource keeps its unique name. */
    public Period nameReserved() {
        return Period.ofDays(
                ResourceTypeTable.first(name, "reserved").map(Integer::parseInt).orElse(0));
    }

    /** What protects a resource of the type from its deletion; empty if nothing can. */
    public Optional<Protection> protection() {
        return ResourceTypeTable.first(name, "protected").map(text -> {
            String[] words = text.split(" ", 3);
            return new Protection(words[0], new Refused(words[1], words[2]));
        });
    }

    /** The limits of the type. */
    public List<Limit> limits() {
        return ResourceTypeTable.all(name, "limit").stream()
                .map(text -> text.split(" ", 3))
                .map(words -> new Limit(words[0], Integer.parseInt(words[1]), words[2]))
                .toList();
    }

    /** The forms that attributes of a new resource must have. */
    public List<Form> forms() {
        return ResourceTypeTable.all(name, "matches").stream()
                .map(text -> text.split(" ", 3))
                .map(words -> new Form(words[0], Pattern.compile(words[1]), words[2]))
                .toList();
    }

    private String resource() {
        return name.startsWith(DATA) ? name.substring(DATA.length()) : name;
    }

    private static String withoutService(String type) {
        for (String service : LONG_SERVICES) {
            if (type.startsWith(service)) {
                return type.substring(service.length()).replace("_", "");
            }
        }
        String[] words = type.split("_", 3);
        return words[words.length - 1].replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException("resource-types.txt: cannot read " + text);
        }
        return matcher;
    }

    /**
     * A right, which a resource needs as "manage", and a data source as "read" or "inspect".
     *
     * @param resource the resource type or family as policies name it
     * @param place where the right is needed
     */
    public record Right(String resource, RightPlace place) {}

    /**
     * A right that depends on a variable of the stack.
     *
     * @param verb of the policy, in capitals
     * @param resource the resource type or family as policies name it
     * @param place where the right is needed
     * @param variable the variable; empty if the right is always needed
     * @param values matches the values with which it is needed
     * @param condition limits the right; {@code %s} is the value of the variable
     */
    public record FurtherRight(
            String verb,
            String resource,
            RightPlace place,
            Optional<String> variable,
            Pattern values,
            Optional<String> condition) {}

    /**
     * A use that keeps a resource from being deleted.
     *
     * @param by the type of the resource that uses it
     * @param path the attribute in which that resource names it, dotted
     * @param refused the service's answer, if it is not the usual one for references
     */
    public record Use(String by, String path, Optional<Refused> refused) {}

    /**
     * A name that is unique.
     *
     * @param attribute the attribute
     * @param place the attribute that names the place
     * @param refused the service's answer to a second resource
     */
    public record UniqueName(String attribute, String place, Refused refused) {}

    /**
     * A protection from deletion.
     *
     * @param path the attribute that switches it on, dotted
     * @param refused the service's answer; {@code %s} is the OCID of the resource
     */
    public record Protection(String path, Refused refused) {}

    /**
     * A limit of a service.
     *
     * @param path the attribute with the elements, dotted
     * @param most the maximum number of elements
     * @param message the service's answer to more; {@code %1$s} is their number, {@code %2$s} the maximum
     */
    public record Limit(String path, int most, String message) {}

    /**
     * A form that a value must have.
     *
     * @param attribute the attribute
     * @param valid matches all values that the service accepts
     * @param message the service's answer to any other
     */
    public record Form(String attribute, Pattern valid, String message) {}

    /**
     * A service's refusal.
     *
     * @param code status and code, such as {@code 409-Conflict}
     * @param message a format
     */
    public record Refused(String code, String message) {}
}
