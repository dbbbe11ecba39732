package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.store.Documents;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The versions of objects that are not current, in buckets with versioning. */
final class PreviousVersions {

    private final Documents<PreviousVersion> versions;
    private long last;

    PreviousVersions(PrivateDirectory directory) {
        this.versions = new Documents<>(
                directory, "a version of an object", PreviousVersion::toDisk, PreviousVersion::fromDisk);
        this.last =
                versions.all().stream().mapToLong(PreviousVersion::number).max().orElse(0);
    }

    List<PreviousVersion> all() {
        return List.copyOf(versions.all());
    }

    /** The versions in a bucket, newest first. */
    List<PreviousVersion> in(String bucket) {
        return newestFirst(object -> object.bucket().equals(bucket));
    }

    /** The versions of an object, newest first. */
    List<PreviousVersion> of(String bucket, String name) {
        return newestFirst(
                object -> object.bucket().equals(bucket) && object.name().equals(name));
    }

    private List<PreviousVersion> newestFirst(Predicate<StoredObject> condition) {
        return versions.all().stream()
                .filter(version -> condition.test(version.object()))
                .sorted(Comparator.comparingLong(PreviousVersion::number).reversed())
                .toList();
    }

    Optional<PreviousVersion> find(String bucket, String name, String versionId) {
        return versions.find(versionId)
                .filter(version -> version.object().bucket().equals(bucket)
                        && version.object().name().equals(name));
    }

    /** Keeps an object, or a delete marker, as the newest of these versions. */
    void add(StoredObject object, boolean deleteMarker) {
        versions.save(object.versionId(), new PreviousVersion(object, ++last, deleteMarker));
    }

    void delete(PreviousVersion version) {
        versions.delete(version.object().versionId());
    }
}
