package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.Failure;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.objectstorage.ServedObjectStorage;
import dev.featurestore.emulator.store.Blobs;
import dev.featurestore.terraform.syntax.ParsedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Creates zips from the files of buckets. */
final class BucketBundles {

    /** The largest file of a configuration in a bucket ("Resource Manager limits" in OCI's documentation). */
    static final long MAX_FILE_BYTES = 100L * 1024 * 1024;

    private static final String CODE = "TERRAFORM_OBJECT_STORAGE_CONFIG_SOURCE_";

    private final ServedObjectStorage objectStorage;
    private final Blobs blobs;

    BucketBundles(ServedObjectStorage objectStorage, Blobs blobs) {
        this.objectStorage = objectStorage;
        this.blobs = blobs;
    }

    /** The reason why the files of a bucket are not a valid configuration, with the failure code of a job. */
    Optional<Failure> problem(BucketSource bucket, String folder) {
        List<ServedObjectStorage.File> files =
                objectStorage.files(bucket.namespace(), bucket.bucketName()).orElse(List.of());
        if (files.isEmpty()) {
            return Optional.of(new Failure(
                    CODE + "EMPTY_BUCKET", "The bucket " + bucket.bucketName() + " is empty or does not exist."));
        }
        for (ServedObjectStorage.File file : files) {
            if (file.size() > MAX_FILE_BYTES) {
                return Optional.of(new Failure(
                        CODE + "UNSUPPORTED_OBJECT_SIZE",
                        "The object " + file.name() + " of the bucket " + bucket.bucketName() + " has " + file.size()
                                + " bytes, but the maximum is " + MAX_FILE_BYTES + "."));
            }
        }
        String prefix = folder.isEmpty() ? "" : folder + "/";
        boolean terraform = files.stream()
                .map(ServedObjectStorage.File::name)
                .anyMatch(name -> name.startsWith(prefix)
                        && ParsedFiles.isTerraform(name)
                        && name.indexOf('/', prefix.length()) < 0);
        return terraform
                ? Optional.empty()
                : Optional.of(new Failure(
                        CODE + "NO_TF_FILE_PRESENT",
                        "The bucket " + bucket.bucketName() + " does not contain a Terraform file"
                                + (folder.isEmpty() ? "." : " in the folder " + folder + ".")));
    }

    /** Refuses a bucket whose jobs would fail. */
    void check(BucketSource bucket, String folder) {
        problem(bucket, folder).ifPresent(failure -> {
            throw ServiceError.invalidParameter("configSource", failure.code() + ": " + failure.message());
        });
    }

    /** The reason why a job with a bucket cannot start. */
    Optional<Failure> problem(ServedJobOrder order) {
        return toRead(order)
                .flatMap(bucket -> problem(bucket, order.configuration().folder()));
    }

    /** The job's configuration; reads the files of a bucket now. */
    ServedConfiguration read(ServedJobOrder order) {
        ServedConfiguration configuration = order.configuration();
        return toRead(order).map(this::keep).map(configuration::withBundle).orElse(configuration);
    }

    /** An import needs no configuration, and a plan is applied with its own configuration. */
    private static Optional<BucketSource> toRead(ServedJobOrder order) {
        return order.configuration().unread() && order.operation() != ServedOperation.IMPORT_TF_STATE
                ? order.configuration().bucket()
                : Optional.empty();
    }

    /** Stores a zip of the current files of a bucket, and returns its digest. */
    String keep(BucketSource bucket) {
        try (Blobs.Staged staged = blobs.stage(out -> write(bucket, out))) {
            return staged.keep();
        }
    }

    private void write(BucketSource bucket, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (ServedObjectStorage.File file :
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
