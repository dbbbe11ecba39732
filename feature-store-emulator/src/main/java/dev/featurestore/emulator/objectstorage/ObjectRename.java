package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.rest.RequestBody;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Renames objects: RenameObject. */
final class ObjectRename {

    private final ObjectStore store;
    private final Clock clock;

    ObjectRename(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Response rename(Request request) {
        String bucket = store.bucket(request).name();
        RequestBody body = RequestBody.of(request);
        String source = body.requiredText("sourceName");
        String target = ObjectStore.validName(body.requiredText("newName"));
        return store.change(() -> {
            StoredObject before = store.object(bucket, source);
            Optional<String> replaced = store.find(bucket, target).map(StoredObject::etag);
            Preconditions.requireMatch(body.text("srcObjIfMatchETag"), Optional.of(before.etag()));
            Preconditions.requireMatch(body.text("newObjIfMatchETag"), replaced);
            Preconditions.requireNoMatch(body.text("newObjIfNoneMatchETag"), replaced);
            return source.equals(target) ? answer(before) : answer(moved(before, target));
        });
    }

    /** With a copy of the content, so that a kill at any moment leaves one of the objects or both. */
    private StoredObject moved(StoredObject before, String target) {
        String content = store.contents().join(List.of(before.content())).orElseThrow();
        StoredObject after = store.contents()
                .orDrop(
                        content,
                        () -> store.put(
                                before.bucket(),
                                target,
                                content,
                                before.size(),
                                before.md5(),
                                clock.instant(),
                                before.headers()));
        store.delete(before, clock.instant());
        return after;
    }

    private static Response answer(StoredObject object) {
        return Response.empty(200)
                .with("etag", object.etag())
                .with("last-modified", object.lastModified())
                .with(StoredObject.VERSION, object.versionId());
    }
}
