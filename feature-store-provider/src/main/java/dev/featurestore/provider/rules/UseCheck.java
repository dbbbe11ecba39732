package dev.featurestore.provider.rules;

import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.terraform.oci.ResourceType;

/** Refuses to delete a resource in use; the API reference of each "Delete" operation lists the uses. */
public record UseCheck(ResourceStore store) implements Check {

    private static final ResourceType.Refused REFERENCE = new ResourceType.Refused(
            "409-Conflict",
            "The %1$s %2$s references the %3$s. You must remove the reference to proceed with this operation.");

    @Override
    public void check(ResourceOperation operation, String type, Attributes resource) throws ServiceException {
        String id = resource.text("id").orElse("");
        if (operation != ResourceOperation.DELETE) {
            return;
        }
        for (ResourceType.Use use : ResourceType.of(type).uses()) {
            for (ResourceStore.Entry entry : store.all(use.by())) {
                Attributes user = new Attributes(entry.attributes());
                if (user.texts(use.path()).contains(id)) {
                    ResourceType.Refused refused = use.refused().orElse(REFERENCE);
                    throw Refusal.conflict(
                            type, refused.code(), refused.message().formatted(name(type), id, user(use, user)));
                }
            }
        }
        if (type.equals("oci_objectstorage_bucket")) {
            checkEmpty(resource);
        }
    }

    private void checkEmpty(Attributes bucket) throws ServiceException {
        String name = bucket.text("name").orElse("");
        for (ResourceStore.Entry entry : store.all("oci_objectstorage_object")) {
            Attributes object = new Attributes(entry.attributes());
            if (object.text("bucket").equals(bucket.text("name"))
                    && object.text("namespace").equals(bucket.text("namespace"))) {
                throw Refusal.conflict(
                        "oci_objectstorage_bucket",
                        "409-BucketNotEmpty",
                        "Bucket named '" + name + "' is not empty. Delete all object versions first.");
            }
        }
    }

    /** The resource that uses it; of a subnet, the network interface. */
    private static String user(ResourceType.Use use, Attributes user) {
        String whole = name(use.by()) + ' ' + user.text("id").orElse("");
        return use.path().contains("subnet_id")
                ? user.text("vnics.0.vnic_id").map(vnic -> "VNIC " + vnic).orElse("VNIC of the " + whole)
                : whole;
    }

    /** The name of a resource of the type: {@code Subnet}. */
    private static String name(String type) {
        String[] words = type.split("_", 3);
        if (words[1].equals("core")) {
            return Character.toUpperCase(words[2].charAt(0))
                    + words[2].substring(1).replace('_', ' ');
        }
        return words[2].replace('_', ' ');
    }
}
