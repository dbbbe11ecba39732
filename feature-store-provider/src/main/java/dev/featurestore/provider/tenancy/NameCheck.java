package dev.featurestore.provider.tenancy;

import java.util.List;
import java.util.Optional;

/** Names that there may be only once in a place. */
record NameCheck(ResourceStore store) implements Check {

    /** Where the name of a type is unique, and what the service says of a second one; %s is the name. */
    private record Rule(String type, String name, String place, String code, String message) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "oci_identity_dynamic_group",
                    "name",
                    "compartment_id",
                    "409-IdcsConversionError",
                    "Post request failed{\"detail\":\"DynamicResourceGroup with the same displayName already"
                            + " exists.\",\"status\":\"409\"}"),
            new Rule(
                    "oci_identity_group",
                    "name",
                    "compartment_id",
                    "409-GroupAlreadyExists",
                    "Group '%s' already exists"),
            new Rule(
                    "oci_identity_policy",
                    "name",
                    "compartment_id",
                    "409-PolicyAlreadyExists",
                    "Policy '%s' already exists"),
            new Rule(
                    "oci_objectstorage_bucket",
                    "name",
                    "namespace",
                    "409-BucketAlreadyExists",
                    "Either the bucket '%s' already exists or you are not authorized to create it"));

    @Override
    public void check(Operation operation, String type, Attributes resource) throws ServiceException {
        if (operation == Operation.DELETE) {
            return;
        }
        for (Rule rule : RULES) {
            Optional<String> name = resource.text(rule.name());
            if (!rule.type().equals(type) || name.isEmpty()) {
                continue;
            }
            for (ResourceStore.Entry entry : store.all(type)) {
                Attributes other = new Attributes(entry.attributes());
                if (other.text(rule.name()).equals(name)
                        && other.text(rule.place()).equals(resource.text(rule.place()))
                        && !other.text("id").equals(resource.text("id"))) {
                    throw Refusal.conflict(type, rule.code(), rule.message().formatted(name.get()));
                }
            }
        }
    }
}
