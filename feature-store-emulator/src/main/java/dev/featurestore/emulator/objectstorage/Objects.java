package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts, gets and deletes objects. */
final class Objects {

    private static final String OCTETS = "application/octet-stream";

    /** Header of a deletion: whether the deleted version is a delete marker. */
    private static final String DELETE_MARKER = "is-delete-marker";

    private final ObjectStore store;
    private final Clock clock;

    Objects(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Response put(Request request) {
        String bucket = store.bucket(request).name();
        String name = name(request);
        StorageTiers.requireStandard("storage-tier", request.header("storage-tier"));
        String md5 = ContentMd5.of(request);
        Optional<ChecksumAlgorithm> algorithm = ChecksumAlgorithm.of(request);
        Map<String, String> headers = new LinkedHashMap<>(ObjectHeaders.of(request));
        algorithm.ifPresent(chosen -> headers.put(chosen.contentHeader(), chosen.checked(request)));
        return store.change(() -> {
            // Again, because the bucket may have been deleted meanwhile.
            store.bucket(bucket);
            Preconditions.beforeChange(request, store.find(bucket, name).map(StoredObject::etag));
            String content = store.contents().keep(request.content());
            StoredObject object = store.contents()
                    .orDrop(
                            content,
                            () -> store.put(
                                    bucket, name, content, request.content().length(), md5, clock.instant(), headers));
            Response answer = Response.empty(200)
                    .with("etag", object.etag())
                    .with("opc-content-md5", object.md5())
                    .with("last-modified", object.lastModified())
                    .with(StoredObject.VERSION, object.versionId());
            return algorithm
                    .map(ChecksumAlgorithm::contentHeader)
                    .map(header -> answer.with(header, headers.getOrDefault(header, "")))
                    .orElse(answer);
        });
    }

    Response get(Request request) {
        StoredObject object = object(request);
        Optional<Response> unchanged = Preconditions.unchanged(request, object.etag());
        if (unchanged.isPresent()) {
            return unchanged.get();
        }
        Optional<Range> range = request.header("range").flatMap(header -> Range.of(header, object.size()));
        Range part = range.orElse(new Range(0, object.size()));
        InputStream content = store.contents().open(object.content());
        try {
            content.skipNBytes(part.first());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Response whole = Response.stream(
                range.isPresent() ? 206 : 200,
                object.headers().getOrDefault(ObjectHeaders.TYPE, OCTETS),
                content,
                part.length());
        Response described = describe(whole, object);
        return range.isPresent() ? described.with("Content-Range", part.text(object.size())) : described;
    }

    Response head(Request request) {
        StoredObject object = object(request);
        return Preconditions.unchanged(request, object.etag())
                .orElseGet(() -> describe(
                        Response.empty(200)
                                .with(Response.CONTENT_LENGTH, Long.toString(object.size()))
                                .with("Content-Type", object.headers().getOrDefault(ObjectHeaders.TYPE, OCTETS)),
                        object));
    }

    private static Response describe(Response response, StoredObject object) {
        Response described = response.with("etag", object.etag())
                .with(object.multipart() ? "opc-multipart-md5" : "content-md5", object.md5())
                .with("last-modified", object.lastModified())
                .with("accept-ranges", "bytes")
                .with("storage-tier", StorageTiers.STANDARD)
                .with(StoredObject.VERSION, object.versionId());
        for (Map.Entry<String, String> header : object.headers().entrySet()) {
            if (!header.getKey().equals(ObjectHeaders.TYPE)) {
                described = described.with(header.getKey(), header.getValue());
            }
        }
        return described;
    }

    Response delete(Request request) {
        return store.change(() -> {
            Response answer = Response.empty(204).with("last-modified", StoredObject.httpDate(clock.instant()));
            Optional<String> version = request.query("versionId");
            if (version.isPresent()) {
                String bucket = store.bucket(request).name();
                if (request.header("if-match").isPresent()) {
                    Preconditions.requireMatch(
                            request, Optional.of(object(request).etag()));
                }
                boolean deleteMarker = store.deleteVersion(bucket, name(request), version.get());
                return answer.with(StoredObject.VERSION, version.get())
                        .with(DELETE_MARKER, Boolean.toString(deleteMarker));
            }
            StoredObject object = object(request);
            Preconditions.requireMatch(request, Optional.of(object.etag()));
            return store.delete(object, clock.instant())
                    .map(marker -> answer.with(StoredObject.VERSION, marker).with(DELETE_MARKER, "false"))
                    .orElse(answer);
        });
    }

    private StoredObject object(Request request) {
        String bucket = store.bucket(request).name();
        String name = name(request);
        return request.query("versionId")
                .map(version -> store.version(bucket, name, version))
                .orElseGet(() -> store.object(bucket, name));
    }

    private static String name(Request request) {
        return ObjectStore.validName(request.pathParameter("object"));
    }
}
