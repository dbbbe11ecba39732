package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.store.Digest;
import dev.featurestore.emulator.store.Documents;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Object Storage's stored state. Changes are made one at a time, inside {@link #change}. */
final class ObjectStore {

    /** The order of names in Object Storage: by the bytes of their UTF-8 encoding. */
    private static final Comparator<String> NAMES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private static final int MAX_NAME_BYTES = 1024;

    private final String namespace;
    private final Documents<Bucket> buckets;
    private final Documents<StoredObject> objects;
    private final PreviousVersions previous;
    private final Documents<MultipartUpload> uploads;
    private final ContentFiles contents;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    ObjectStore(PrivateDirectory directory, String namespace) {
        this.namespace = namespace;
        this.buckets = new Documents<>(directory.folder("buckets"), "a bucket", Bucket::toDisk, Bucket::fromDisk);
        this.objects =
                new Documents<>(directory.folder("objects"), "an object", StoredObject::toDisk, StoredObject::fromDisk);
        this.previous = new PreviousVersions(directory.folder("versions"));
        this.uploads = new Documents<>(
                directory.folder("uploads"),
                "an unfinished upload",
                MultipartUpload::toDisk,
                MultipartUpload::fromDisk);
        this.contents = new ContentFiles(directory.folder("contents"));
        // A kill in the middle of a change leaves a version in both places.
        previous.all().stream().filter(version -> isCurrent(version.object())).forEach(previous::delete);
        Set<String> used = new HashSet<>();
        objects.all().forEach(object -> used.add(object.content()));
        previous.all().forEach(version -> used.add(version.object().content()));
        uploads.all().forEach(upload -> upload.parts().forEach(part -> used.add(part.content())));
        // The content of a damaged object stays, so that it can be restored.
        if (Stream.of("objects", "versions", "uploads")
                .map(directory::folder)
                .noneMatch(PrivateDirectory::hasDamaged)) {
            contents.retain(used);
        }
    }

    private boolean isCurrent(StoredObject object) {
        return find(object.bucket(), object.name())
                .filter(current -> current.versionId().equals(object.versionId()))
                .isPresent();
    }

    /** Makes a change while no other change is running. */
    <R> R change(Supplier<R> change) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the embedded cloud is closed");
            }
            return change.get();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses further changes, because the folder may get another owner. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses the namespace of another tenancy. */
    void requireNamespace(String given) {
        if (!given.equals(namespace)) {
            throw ServiceError.of(
                    404,
                    "NamespaceNotFound",
                    "The namespace '" + given + "' does not exist or you are not authorized to access it");
        }
    }

    Optional<Bucket> find(String name) {
        return buckets.find(key(name));
    }

    Bucket bucket(String name) {
        return find(name)
                .orElseThrow(() -> ServiceError.of(
                        404,
                        "BucketNotFound",
                        "Either the bucket named '" + name + "' does not exist in the namespace '" + namespace
                                + "' or you are not authorized to access it"));
    }

    /** The bucket in a request's path. */
    Bucket bucket(Request request) {
        requireNamespace(request.pathParameter("namespace"));
        return bucket(request.pathParameter("bucket"));
    }

    /** The name of an object; an invalid name is refused. */
    static String validName(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES
                || name.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            throw ServiceError.of(
                    400,
                    "InvalidObjectName",
                    "The maximum length of an object's name is " + MAX_NAME_BYTES
                            + " bytes, without line ends and NUL");
        }
        return name;
    }

    List<Bucket> buckets() {
        return buckets.all().stream()
                .sorted(Comparator.comparing(Bucket::name, NAMES))
                .toList();
    }

    void save(Bucket bucket) {
        buckets.save(key(bucket.name()), bucket);
    }

    void delete(Bucket bucket) {
        buckets.delete(key(bucket.name()));
    }

    Optional<StoredObject> find(String bucket, String name) {
        return objects.find(key(bucket, name));
    }

    StoredObject object(String bucket, String name) {
        return find(bucket, name)
                .orElseThrow(() -> ServiceError.of(
                        404,
                        "ObjectNotFound",
                        "The object '" + name + "' was not found in the bucket '" + bucket + "'"));
    }

    /** The objects of a bucket, sorted by name. */
    List<StoredObject> objects(String bucket) {
        return objects.all().stream()
                .filter(object -> object.bucket().equals(bucket))
                .sorted(Comparator.comparing(StoredObject::name, NAMES))
                .toList();
    }

    static int compare(String one, String other) {
        return NAMES.compare(one, other);
    }

    /** Creates or replaces an object whose content is stored already. */
    StoredObject put(
            String bucket,
            String name,
            String content,
            long size,
            String md5,
            Instant now,
            Map<String, String> headers) {
        Optional<StoredObject> before = find(bucket, name);
        boolean versioned = bucket(bucket).versioned();
        Instant created =
                before.filter(old -> !versioned).map(StoredObject::timeCreated).orElse(now);
        StoredObject object = new StoredObject(
                bucket, name, content, size, md5, UUID.randomUUID().toString(), created, now, headers);
        if (versioned) {
            before.ifPresent(old -> previous.add(old, false));
        }
        objects.save(key(bucket, name), object);
        if (!versioned) {
            before.ifPresent(old -> contents.drop(old.content()));
        }
        return object;
    }

    /**
     * Deletes an object. In a bucket with versioning it remains as a previous version.
     *
     * @return the identifier of the delete marker; empty without versioning
     */
    Optional<String> delete(StoredObject object, Instant now) {
        if (!bucket(object.bucket()).versioned()) {
            objects.delete(key(object.bucket(), object.name()));
            contents.drop(object.content());
            return Optional.empty();
        }
        StoredObject marker = object.deleted(UUID.randomUUID().toString(), now);
        previous.add(object, false);
        previous.add(marker, true);
        objects.delete(key(object.bucket(), object.name()));
        return Optional.of(marker.versionId());
    }

    /**
     * Deletes a version for good. If it was the newest one, the version before it becomes the current one, unless that is
     * a delete marker.
     *
     * @return whether it was a delete marker
     */
    boolean deleteVersion(String bucket, String name, String versionId) {
        Optional<StoredObject> current = find(bucket, name);
        Optional<PreviousVersion> version = previous.find(bucket, name, versionId);
        if (current.filter(object -> object.versionId().equals(versionId)).isPresent()) {
            objects.delete(key(bucket, name));
            contents.drop(versionId);
        } else {
            PreviousVersion found = version.orElseThrow(() -> noVersion(bucket, name, versionId));
            previous.delete(found);
            if (!found.deleteMarker()) {
                contents.drop(versionId);
            }
        }
        if (find(bucket, name).isEmpty()) {
            previous.of(bucket, name).stream()
                    .findFirst()
                    .filter(newest -> !newest.deleteMarker())
                    .ifPresent(this::makeCurrent);
        }
        return version.map(PreviousVersion::deleteMarker).orElse(false);
    }

    private void makeCurrent(PreviousVersion version) {
        objects.save(key(version.object().bucket(), version.object().name()), version.object());
        previous.delete(version);
    }

    /** A version of an object, which may be the current one. */
    StoredObject version(String bucket, String name, String versionId) {
        return find(bucket, name)
                .filter(object -> object.versionId().equals(versionId))
                .or(() -> previous.find(bucket, name, versionId)
                        .filter(version -> !version.deleteMarker())
                        .map(PreviousVersion::object))
                .orElseThrow(() -> noVersion(bucket, name, versionId));
    }

    private static ServiceError noVersion(String bucket, String name, String versionId) {
        return ServiceError.of(
                404,
                "ObjectNotFound",
                "The object '" + name + "' has no version '" + versionId + "' in the bucket '" + bucket + "'");
    }

    /** The versions in a bucket that are not current, newest first. */
    List<PreviousVersion> previousVersions(String bucket) {
        return previous.in(bucket);
    }

    ContentFiles contents() {
        return contents;
    }

    /** Creates or changes an upload. */
    void save(MultipartUpload upload) {
        uploads.save(upload.id(), upload);
    }

    /** The unfinished uploads to a bucket, sorted by object name and age. */
    List<MultipartUpload> uploads(String bucket) {
        return uploads.all().stream()
                .filter(upload -> upload.bucket().equals(bucket))
                .sorted(Comparator.comparing(MultipartUpload::object, NAMES)
                        .thenComparing(MultipartUpload::timeCreated)
                        .thenComparing(MultipartUpload::id))
                .toList();
    }

    /** The upload of a request's path and {@code uploadId}. */
    MultipartUpload upload(Request request) {
        Bucket bucket = bucket(request);
        String object = request.pathParameter("object");
        String id = request.query("uploadId").orElseThrow(() -> ServiceError.missingParameter("uploadId"));
        return uploads.find(id)
                .filter(upload ->
                        upload.bucket().equals(bucket.name()) && upload.object().equals(object))
                // Code and message as recorded from OCI.
                .orElseThrow(() -> ServiceError.of(404, "UploadNotFound", "No such upload"));
    }

    /** Deletes an upload and its parts. */
    void delete(MultipartUpload upload) {
        uploads.delete(upload.id());
        upload.parts().forEach(part -> contents.drop(part.content()));
    }

    private static String key(String... names) {
        return Digest.sha256(String.join("\0", names));
    }
}
