package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.rest.Page;
import dev.featurestore.emulator.rest.QueryParameters;
import dev.featurestore.emulator.rest.RequestBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Creates, fills, lists and aborts uploads of objects in parts. */
final class MultipartUploads {

    /** The highest part number ("Using Multipart Uploads" in OCI's documentation). */
    private static final int MAX_PARTS = 10_000;

    private final ObjectStore store;
    private final String namespace;
    private final long maxObject;
    private final Clock clock;

    /** @param maxObject maximum size of all parts of an upload, in bytes */
    MultipartUploads(ObjectStore store, String namespace, long maxObject, Clock clock) {
        this.store = store;
        this.namespace = namespace;
        this.maxObject = maxObject;
        this.clock = clock;
    }

    Response create(Request request) {
        Bucket bucket = store.bucket(request);
        RequestBody body = RequestBody.of(request);
        String name = ObjectStore.validName(body.requiredText("object"));
        StorageTiers.requireStandard("storageTier", body.text("storageTier"));
        Map<String, String> headers = new LinkedHashMap<>(ObjectHeaders.of(body));
        ChecksumAlgorithm.of(request).ifPresent(algorithm -> headers.put(ChecksumAlgorithm.HEADER, algorithm.name()));
        MultipartUpload upload = new MultipartUpload(
                UUID.randomUUID().toString(), bucket.name(), name, clock.instant(), headers, List.of());
        return store.change(() -> {
            store.bucket(request);
            Preconditions.beforeChange(request, store.find(bucket.name(), name).map(StoredObject::etag));
            store.save(upload);
            return Response.json(200, upload.summary(namespace))
                    .with(
                            "Location",
                            request.path() + "/"
                                    + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                            .replace("+", "%20") + "?uploadId=" + upload.id());
        });
    }

    Response list(Request request) {
        Bucket bucket = store.bucket(request);
        return Page.of(store.uploads(bucket.name()), new QueryParameters(request), "uploads to " + bucket.id())
                .array(upload -> upload.summary(namespace));
    }

    Response put(Request request) {
        Optional<ChecksumAlgorithm> algorithm = ChecksumAlgorithm.of(request).or(store.upload(request)::algorithm);
        int number = partNumber(request);
        Optional<String> checksum = algorithm.map(chosen -> chosen.checked(request));
        String md5 = ContentMd5.of(request);
        return store.change(() -> {
            MultipartUpload upload = store.upload(request);
            Optional<MultipartUpload.Part> before = upload.part(number);
            Preconditions.beforeChange(request, before.map(MultipartUpload.Part::etag));
            requireRoom(upload, number, request.content().length());
            String content = store.contents().keep(request.content());
            MultipartUpload.Part part = new MultipartUpload.Part(
                    number,
                    content,
                    request.content().length(),
                    md5,
                    UUID.randomUUID().toString());
            store.contents().orDrop(content, () -> {
                store.save(upload.with(part));
                return part;
            });
            before.ifPresent(old -> store.contents().drop(old.content()));
            Response answer = Response.empty(200).with("etag", part.etag()).with("opc-content-md5", md5);
            return algorithm
                    .map(chosen -> answer.with(chosen.contentHeader(), checksum.orElse("")))
                    .orElse(answer);
        });
    }

    private void requireRoom(MultipartUpload upload, int number, long size) {
        long others = upload.parts().stream()
                .filter(part -> part.number() != number)
                .mapToLong(MultipartUpload.Part::size)
                .sum();
        if (others + size > maxObject) {
            throw ServiceError.of(
                    413,
                    "RequestEntityTooLarge",
                    "With part " + number + " the parts of the upload exceed " + maxObject + " bytes.");
        }
    }

    private static int partNumber(Request request) {
        String text = new QueryParameters(request)
                .text("uploadPartNum")
                .orElseThrow(() -> ServiceError.missingParameter("uploadPartNum"));
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_PARTS) {
            throw ServiceError.invalidParameter("uploadPartNum", "It must be a number from 1 to " + MAX_PARTS + ".");
        }
        return Integer.parseInt(text);
    }

    Response parts(Request request) {
        MultipartUpload upload = store.upload(request);
        return Page.of(upload.parts(), new QueryParameters(request), "parts of " + upload.id())
                .array(MultipartUpload.Part::summary);
    }

    Response abort(Request request) {
        return store.change(() -> {
            store.delete(store.upload(request));
            return Response.empty(204);
        });
    }
}
