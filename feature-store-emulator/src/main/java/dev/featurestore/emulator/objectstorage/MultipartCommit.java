package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.rest.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Creates an object from the parts of an upload: CommitMultipartUpload. */
final class MultipartCommit {

    /** Minimum size of all parts except the last ("Using Multipart Uploads" in OCI's documentation): 10 MiB. */
    private static final long MIN_PART = 10L << 20;

    private final ObjectStore store;
    private final Clock clock;

    MultipartCommit(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Response commit(Request request) {
        MultipartUpload upload = store.upload(request);
        List<MultipartUpload.Part> parts = chosen(upload, RequestBody.of(request));
        // Outside of the change, because it may take seconds; a concurrent change is detected below.
        String content = store.contents()
                .join(parts.stream().map(MultipartUpload.Part::content).toList())
                .orElseThrow(() -> changed(upload));
        Map<String, String> headers = store.contents().orDrop(content, () -> headers(upload, parts, content));
        return store.change(() -> {
            StoredObject object = store.contents().orDrop(content, () -> {
                if (!store.upload(request).equals(upload)) {
                    throw changed(upload);
                }
                Preconditions.beforeChange(
                        request, store.find(upload.bucket(), upload.object()).map(StoredObject::etag));
                return store.put(
                        upload.bucket(),
                        upload.object(),
                        content,
                        parts.stream().mapToLong(MultipartUpload.Part::size).sum(),
                        ContentMd5.ofParts(parts),
                        clock.instant(),
                        headers);
            });
            store.delete(upload);
            Response answer = Response.empty(200)
                    .with("etag", object.etag())
                    .with("opc-multipart-md5", object.md5())
                    .with("last-modified", object.lastModified())
                    .with(StoredObject.VERSION, object.versionId());
            return upload.algorithm()
                    .map(ChecksumAlgorithm::multipartHeader)
                    .map(header -> answer.with(header, headers.getOrDefault(header, "")))
                    .orElse(answer);
        });
    }

    /** The headers of the object, with its additional checksum. */
    private Map<String, String> headers(MultipartUpload upload, List<MultipartUpload.Part> parts, String content) {
        Map<String, String> headers = new LinkedHashMap<>(upload.headers());
        headers.remove(ChecksumAlgorithm.HEADER);
        if (upload.algorithm().isPresent()) {
            ChecksumAlgorithm algorithm = upload.algorithm().get();
            List<Long> sizes = parts.stream().map(MultipartUpload.Part::size).toList();
            try (InputStream in = store.contents().open(content)) {
                headers.put(algorithm.multipartHeader(), algorithm.ofParts(in, sizes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return headers;
    }

    private static ServiceError changed(MultipartUpload upload) {
        return ServiceError.of(
                409, "ConcurrentObjectUpdate", "The upload " + upload.id() + " was changed while it was committed.");
    }

    /** The parts to commit by their numbers. Each part of an upload must be either committed or excluded. */
    private static List<MultipartUpload.Part> chosen(MultipartUpload upload, RequestBody body) {
        Map<Integer, MultipartUpload.Part> chosen = new TreeMap<>();
        for (RequestBody wanted : body.objects("partsToCommit")) {
            int number = wanted.requiredNumber("partNum");
            String etag = wanted.requiredText("etag");
            MultipartUpload.Part part = upload.part(number)
                    .filter(one -> one.etag().equals(etag))
                    .orElseThrow(() -> invalid(upload, "no part " + number + " with the etag " + etag));
            if (chosen.put(number, part) != null) {
                throw invalid(upload, "duplicate part " + number + " in partsToCommit");
            }
        }
        if (chosen.isEmpty()) {
            throw ServiceError.missingParameter("partsToCommit");
        }
        requireAll(upload, chosen.keySet(), Set.copyOf(body.numbers("partsToExclude")));
        List<MultipartUpload.Part> parts = List.copyOf(chosen.values());
        for (MultipartUpload.Part part : parts.subList(0, parts.size() - 1)) {
            if (part.size() < MIN_PART) {
                throw invalid(
                        upload,
                        "part " + part.number() + " has " + part.size()
                                + " bytes, but all parts except the last must have at least " + MIN_PART);
            }
        }
        return parts;
    }

    private static void requireAll(MultipartUpload upload, Set<Integer> chosen, Set<Integer> excluded) {
        Set<Integer> named = new HashSet<>(excluded);
        for (int number : chosen) {
            if (!named.add(number)) {
                throw invalid(upload, "part " + number + " is in partsToCommit and in partsToExclude");
            }
        }
        for (MultipartUpload.Part part : upload.parts()) {
            if (!named.remove(part.number())) {
                throw invalid(upload, "part " + part.number() + " is neither in partsToCommit nor in partsToExclude");
            }
        }
        if (!named.isEmpty()) {
            throw invalid(upload, "no parts " + named);
        }
    }

    private static ServiceError invalid(MultipartUpload upload, String why) {
        return ServiceError.of(
                400, "InvalidUploadPart", "Invalid parts of the upload " + upload.id() + ": " + why + ".");
    }
}
