package dev.featurestore.operator.command;

import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.bundle.StoredZip;
import dev.featurestore.operator.cloud.ObjectAddress;
import dev.featurestore.operator.cloud.ObjectStorage;
import dev.featurestore.operator.cloud.ObjectStorage.StoredObject;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.TerraformSource.Bucket;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.text.OneLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The Terraform files of a stack to take over.
 *
 * @param zip the files; Resource Manager uses all objects of a bucket as files
 * @param workingDirectory folder of the zip that Terraform runs in; empty for its root
 * @param bucket the bucket through which the files must go again, because they are too large for a request
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, handed on once
record AdoptedSource(byte[] zip, String workingDirectory, Optional<String> bucket) {

    /** Most bytes that are kept in memory. */
    private static final long LARGEST = 100L << 20;

    /** The digest that names the folder of a bundle in a bucket, where this plugin has delivered it. */
    private static final String DIGEST = "[0-9a-f]{64}";

    /**
     * Reads the files.
     *
     * @param uploaded reads the zip of the stack
     * @param storage opens Object Storage in a region
     * @throws FeatureStoreException {@code INVALID_STACK} if they are in Git, or if the bucket has none or too many
     */
    static AdoptedSource of(
            StackDetails details, Supplier<byte[]> uploaded, Function<Optional<String>, ObjectStorage> storage) {
        String name = details.stack().name();
        if (details.repository().isPresent()) {
            throw invalid(
                    "The Terraform files of stack " + name + " are in a Git repository, "
                            + OneLine.of(withoutUser(details.repository().get())) + ", which adopt does not read",
                    "Clone it to a folder, and write a configuration with spec.stack.source and spec.stack_id");
        }
        if (details.bucket().isEmpty()) {
            return new AdoptedSource(uploaded.get(), details.workingDirectory(), Optional.empty());
        }
        Bucket bucket = details.bucket().get();
        String first = details.workingDirectory().split("/", 2)[0];
        String folder = first.matches(DIGEST) ? first + "/" : "";
        byte[] zip = zip(name, bucket, folder, storage);
        return new AdoptedSource(
                zip,
                folder.isEmpty()
                        ? details.workingDirectory()
                        : details.workingDirectory()
                                .substring(Math.min(
                                        folder.length(),
                                        details.workingDirectory().length())),
                Optional.of(bucket.bucket() + "@" + bucket.namespace())
                        .filter(large -> zip.length > SizeLimits.LARGEST_ZIP));
    }

    private static byte[] zip(
            String stack, Bucket bucket, String folder, Function<Optional<String>, ObjectStorage> opened) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        try (ObjectStorage storage = opened.apply(Optional.of(bucket.region()))) {
            long left = LARGEST;
            for (StoredObject object : storage.objects(bucket.namespace(), bucket.bucket(), folder)) {
                left -= object.size();
                if (left < 0) {
                    throw invalid(
                            "The Terraform files of stack " + stack + " in bucket " + bucket.bucket()
                                    + " have more than " + (LARGEST >> 20) + " MB",
                            "Download them to a folder, and write a configuration with spec.stack.source and"
                                    + " spec.stack_id");
                }
                // The Console shows an empty object with this name as a folder.
                if (!object.name().endsWith("/")) {
                    files.put(object.name().substring(folder.length()), read(storage, bucket, object));
                }
            }
        }
        if (files.isEmpty()) {
            throw invalid(
                    "Bucket " + bucket.bucket() + " has no Terraform files of stack " + stack,
                    "Check in the Console which bucket the stack uses, and whether you may read its objects");
        }
        return StoredZip.of(files);
    }

    private static byte[] read(ObjectStorage storage, Bucket bucket, StoredObject object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            storage.read(new ObjectAddress(bucket.bucket(), bucket.namespace(), object.name()), LARGEST, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to an array", e);
        }
        return bytes.toByteArray();
    }

    /** A token may be in the address. */
    private static String withoutUser(String repository) {
        return repository.replaceAll("//[^/@]*@", "//");
    }

    private static FeatureStoreException invalid(String message, String hint) {
        return FeatureStoreException.of(FailureCode.INVALID_STACK, message, hint);
    }
}
