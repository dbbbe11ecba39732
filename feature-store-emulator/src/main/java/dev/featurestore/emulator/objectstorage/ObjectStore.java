package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.http.Body;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.store.Digest;
import dev.featurestore.emulator.store.Documents;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Everything that Object Storage keeps. Changes are made one at a time, inside {@link #change}. */
final class ObjectStore {

    /** By the bytes of their UTF-8, as Object Storage lists names. */
    private static final Comparator<String> NAMES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final String namespace;
    private final Documents<Bucket> buckets;
    private final Documents<StoredObject> objects;
    private final PrivateDirectory contents;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    ObjectStore(PrivateDirectory directory, String namespace) {
        this.namespace = namespace;
        this.buckets =
                new Documents<>(directory.folder("buckets"), bucket -> bucket.whole(namespace), Bucket::fromDisk);
        this.objects = new Documents<>(directory.folder("objects"), StoredObject::toDisk, StoredObject::fromDisk);
        this.contents = directory.folder("contents");
        Set<String> used = new HashSet<>();
        objects.all().forEach(object -> used.add(object.content()));
        contents.names().stream().filter(name -> !used.contains(name)).forEach(contents::delete);
    }

    /** Makes a change while no other is made. */
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

    /** Refuses further changes: the folder may have another owner now. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses a namespace that is not this tenancy's. */
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

    /** The objects of a bucket by name. */
    List<StoredObject> objects(String bucket) {
        return objects.all().stream()
                .filter(object -> object.bucket().equals(bucket))
                .sorted(Comparator.comparing(StoredObject::name, NAMES))
                .toList();
    }

    static int compare(String one, String other) {
        return NAMES.compare(one, other);
    }

    /** Makes or replaces an object, whose content was kept before. */
    void save(StoredObject object) {
        Optional<StoredObject> before = find(object.bucket(), object.name());
        objects.save(key(object.bucket(), object.name()), object);
        before.ifPresent(old -> contents.delete(old.content()));
    }

    void delete(StoredObject object) {
        objects.delete(key(object.bucket(), object.name()));
        contents.delete(object.content());
    }

    /** Keeps a body as the content of an object to be, and returns the name of its file. */
    String keep(Body body) {
        String name = UUID.randomUUID().toString();
        try {
            body.moveTo(contents.file(name));
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drops a content that no object got. */
    void drop(String content) {
        contents.delete(content);
    }

    InputStream open(StoredObject object) {
        try {
            return Files.newInputStream(contents.file(object.content()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(String... names) {
        return Digest.sha256(String.join("\0", names));
    }
}
