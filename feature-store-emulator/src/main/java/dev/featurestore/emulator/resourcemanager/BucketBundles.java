package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.Failure;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.objectstorage.ObjectStorage;
import dev.featurestore.emulator.store.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes zips of the files of buckets. */
final class BucketBundles {

    /** The largest file of a bucket that is a configuration ("Resource Manager limits" in OCI's documentation). */
    static final long MAX_FILE_BYTES = 100L * 1024 * 1024;

    private static final String CODE = "TERRAFORM_OBJECT_STORAGE_CONFIG_SOURCE_";

    private final ObjectStorage objectStorage;
    private final Blobs blobs;

    BucketBundles(ObjectStorage objectStorage, Blobs blobs) {
        this.objectStorage = objectStorage;
        this.blobs = blobs;
    }

    /** Why the files of a bucket are no configuration now, with the code that a job fails with. */
    Optional<Failure> problem(BucketSource bucket, String folder) {
        List<ObjectStorage.File> files =
                objectStorage.files(bucket.namespace(), bucket.bucketName()).orElse(List.of());
        if (files.isEmpty()) {
            return Optional.of(new Failure(
                    CODE + "EMPTY_BUCKET", "The bucket " + bucket.bucketName() + " is empty or does not exist."));
        }
        for (ObjectStorage.File file : files) {
            if (file.size() > MAX_FILE_BYTES) {
                return Optional.of(new Failure(
                        CODE + "UNSUPPORTED_OBJECT_SIZE",
                        "The object " + file.name() + " of the bucket " + bucket.bucketName() + " has " + file.size()
                                + " bytes; at most " + MAX_FILE_BYTES + " are allowed."));
            }
        }
        String prefix = folder.isEmpty() ? "" : folder + "/";
        boolean terraform = files.stream()
                .map(ObjectStorage.File::name)
                .anyMatch(name ->
                        name.startsWith(prefix) && name.endsWith(".tf") && name.indexOf('/', prefix.length()) < 0);
        return terraform
                ? Optional.empty()
                : Optional.of(new Failure(
                        CODE + "NO_TF_FILE_PRESENT",
                        "The bucket " + bucket.bucketName() + " has no Terraform file"
                                + (folder.isEmpty() ? "." : " in the folder " + folder + ".")));
    }

    /** Refuses a bucket that jobs would fail on. */
    void check(BucketSource bucket, String folder) {
        problem(bucket, folder).ifPresent(failure -> {
            throw ServiceError.invalidParameter("configSource", failure.code() + ": " + failure.message());
        });
    }

    /** Why a job cannot begin, if it is to read a bucket first. */
    Optional<Failure> problem(JobOrder order) {
        return toRead(order)
                .flatMap(bucket -> problem(bucket, order.configuration().folder()));
    }

    /** The job's configuration, read from its bucket now if it comes from one. */
    Configuration read(JobOrder order) {
        Configuration configuration = order.configuration();
        return toRead(order).map(this::keep).map(configuration::withBundle).orElse(configuration);
    }

    /** An import reads nothing, and a plan is applied to what it was made of. */
    private static Optional<BucketSource> toRead(JobOrder order) {
        return order.configuration().unread() && order.operation() != Operation.IMPORT_TF_STATE
                ? order.configuration().bucket()
                : Optional.empty();
    }

    /** Keeps a zip of what is in a bucket now, and returns its digest. */
    String keep(BucketSource bucket) {
        try (Blobs.Staged staged = blobs.stage(out -> write(bucket, out))) {
            return staged.keep();
        }
    }

    private void write(BucketSource bucket, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (ObjectStorage.File file :
                objectStorage.files(bucket.namespace(), bucket.bucketName()).orElse(List.of())) {
            Optional<InputStream> content = objectStorage.open(bucket.bucketName(), file.name());
            if (content.isPresent()) {
                try (InputStream in = content.get()) {
                    ZipEntry entry = new ZipEntry(file.name());
                    // The same files give the same zip.
                    entry.setTime(0);
                    zip.putNextEntry(entry);
                    in.transferTo(zip);
                    zip.closeEntry();
                }
            }
        }
        zip.finish();
    }
}
