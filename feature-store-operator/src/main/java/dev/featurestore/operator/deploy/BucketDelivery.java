package dev.featurestore.operator.deploy;

import dev.featurestore.operator.bundle.Bundle;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.ObjectAddress;
import dev.featurestore.operator.cloud.ObjectStorage;
import dev.featurestore.operator.cloud.ObjectStorage.StoredObject;
import dev.featurestore.operator.cloud.TerraformSource;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.words.Count;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Uploads the files of a bundle to a bucket, where Resource Manager reads them when a job starts. Each bundle has its own
 * folder there, named by its digest, which becomes part of the stack's working directory. So a deployment never changes
 * the files of another stack, and files that an earlier or interrupted run has uploaded are not uploaded again.
 *
 * <p>Resource Manager reads all objects of a bucket as files of the configuration, and the working directory as a folder of
 * them: "Creating a Stack from a Bucket" and {@code CreateObjectStorageConfigSourceDetails} in OCI's documentation.
 */
public final class BucketDelivery {

    private final ObjectStorage storage;
    private final BucketName bucket;
    private final String region;
    private final Consumer<Event> listener;
    private @Nullable String namespace;

    /**
     * A delivery to one bucket.
     *
     * @param region the bucket's region
     */
    public BucketDelivery(ObjectStorage storage, BucketName bucket, String region, Consumer<Event> listener) {
        this.storage = storage;
        this.bucket = bucket;
        this.region = region;
        this.listener = listener;
    }

    /**
     * The configuration source of a stack whose bundle is in a bucket.
     *
     * @param workingDirectory the folder of the bucket that Terraform runs in
     */
    public record Delivered(TerraformSource source, String workingDirectory) {}

    /** The delivery of one bundle. */
    public Delivery deliveryOf(Bundle bundle) {
        return new Delivery() {
            @Override
            public void deliver() {
                BucketDelivery.this.upload(bundle);
            }

            @Override
            public Optional<String> foreseen() {
                int missing = missing(bundle, folder(bundle), namespace()).size();
                return Optional.of("would upload " + missing + " of "
                        + Count.of(bundle.entries().size(), "file") + " to bucket " + bucket);
            }
        };
    }

    /**
     * The configuration source of the stack. Uploads nothing.
     *
     * @param workingDirectory folder of the bundle in which Terraform runs; empty: its root
     */
    public Delivered planned(Bundle bundle, String workingDirectory) {
        return new Delivered(
                new TerraformSource.Bucket(region, namespace(), bucket.name()),
                workingDirectory.isEmpty() ? bundle.digest() : folder(bundle) + workingDirectory);
    }

    /**
     * Uploads the missing files.
     *
     * @throws FeatureStoreException {@code BUCKET_IN_USE} if other objects have the bundle's names
     */
    private void upload(Bundle bundle) {
        List<Bundle.Entry> missing = missing(bundle, folder(bundle), namespace());
        for (Bundle.Entry entry : missing) {
            put(entry, new ObjectAddress(bucket.name(), namespace(), folder(bundle) + entry.name()));
        }
        listener.accept(
                new Event.BundleSent(bucket, missing.size(), bundle.entries().size()));
    }

    private String namespace() {
        String known = namespace;
        if (known == null) {
            known = bucket.namespace().orElseGet(storage::namespace);
            namespace = known;
        }
        return known;
    }

    private static String folder(Bundle bundle) {
        return bundle.digest() + "/";
    }

    /** The files to upload. Refuses other objects, because Resource Manager would read them as part of the configuration. */
    private List<Bundle.Entry> missing(Bundle bundle, String folder, String namespace) {
        Map<String, StoredObject> present = new HashMap<>();
        for (StoredObject object : storage.objects(namespace, bucket.name(), folder)) {
            present.put(object.name(), object);
        }
        List<Bundle.Entry> missing = new ArrayList<>();
        for (Bundle.Entry entry : bundle.entries()) {
            StoredObject object = present.remove(folder + entry.name());
            if (object == null) {
                missing.add(entry);
            } else {
                requireSame(object, entry);
            }
        }
        for (String other : present.keySet()) {
            throw inUse(other);
        }
        return missing;
    }

    private void put(Bundle.Entry entry, ObjectAddress address) {
        if (storage.putIfAbsent(address, entry.content(), entry.md5())) {
            return;
        }
        // Another run uploads the same bundle, or the answer to a first attempt was lost.
        for (StoredObject object : storage.objects(address.namespace(), address.bucket(), address.object())) {
            if (object.name().equals(address.object())) {
                requireSame(object, entry);
            }
        }
    }

    private void requireSame(StoredObject object, Bundle.Entry entry) {
        if (object.size() != entry.size() || !object.md5().equals(entry.md5())) {
            throw inUse(object.name());
        }
    }

    private FeatureStoreException inUse(String object) {
        return FeatureStoreException.of(
                FailureCode.BUCKET_IN_USE,
                "Bucket " + bucket + " contains object " + object + ", which is not a file of this bundle",
                "Delete the object, or set -Dfeaturestore.bucket to another bucket");
    }
}
