package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.http.Body;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Puts, gets and deletes objects. */
final class Objects {

    private static final int MAX_NAME_BYTES = 1024;
    private static final String META = "opc-meta-";
    private static final String TYPE = "content-type";
    private static final String OCTETS = "application/octet-stream";
    private static final Set<String> KEPT_HEADERS =
            Set.of(TYPE, "content-language", "content-encoding", "content-disposition", "cache-control");

    private final ObjectStore store;
    private final Clock clock;

    Objects(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Response put(Request request) {
        String bucket = bucket(request);
        String name = name(request);
        String md5 = md5(request.content());
        request.header("content-md5").filter(sent -> !sent.equals(md5)).ifPresent(sent -> {
            throw ServiceError.of(
                    400,
                    "UnmatchedContentMD5",
                    "The computed MD5 of the request body (" + md5 + ") does not match the Content-MD5 header (" + sent
                            + ")");
        });
        return store.change(() -> {
            // Again, for the bucket may be gone meanwhile.
            store.bucket(bucket);
            Optional<StoredObject> before = store.find(bucket, name);
            Preconditions.beforeChange(request, before.map(StoredObject::etag));
            Instant now = clock.instant();
            StoredObject object = new StoredObject(
                    bucket,
                    name,
                    store.keep(request.content()),
                    request.content().length(),
                    md5,
                    UUID.randomUUID().toString(),
                    before.map(StoredObject::timeCreated).orElse(now),
                    now,
                    keptHeaders(request));
            try {
                store.save(object);
            } catch (RuntimeException e) {
                store.drop(object.content());
                throw e;
            }
            return Response.empty(200)
                    .with("etag", object.etag())
                    .with("opc-content-md5", object.md5())
                    .with("last-modified", httpDate(object.timeModified()));
        });
    }

    private static Map<String, String> keptHeaders(Request request) {
        Map<String, String> kept = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> {
            if (name.startsWith(META) || KEPT_HEADERS.contains(name)) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private static String md5(Body body) {
        try (InputStream in = body.open()) {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    Response get(Request request) {
        StoredObject object = object(request);
        Optional<Response> unchanged = unchanged(request, object);
        if (unchanged.isPresent()) {
            return unchanged.get();
        }
        Optional<Range> range = request.header("range").flatMap(header -> Range.of(header, object.size()));
        Range part = range.orElse(new Range(0, object.size()));
        InputStream content = store.open(object);
        try {
            content.skipNBytes(part.first());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Response whole = Response.stream(
                range.isPresent() ? 206 : 200, object.headers().getOrDefault(TYPE, OCTETS), content, part.length());
        Response described = describe(whole, object);
        return range.isPresent() ? described.with("Content-Range", part.text(object.size())) : described;
    }

    Response head(Request request) {
        StoredObject object = object(request);
        return unchanged(request, object)
                .orElseGet(() -> describe(
                        Response.empty(200)
                                .with(Response.CONTENT_LENGTH, Long.toString(object.size()))
                                .with("Content-Type", object.headers().getOrDefault(TYPE, OCTETS)),
                        object));
    }

    private static Optional<Response> unchanged(Request request, StoredObject object) {
        Preconditions.requireMatch(request, Optional.of(object.etag()));
        return Preconditions.notModified(request, object.etag())
                ? Optional.of(Response.empty(304).with("etag", object.etag()))
                : Optional.empty();
    }

    private static Response describe(Response response, StoredObject object) {
        Response described = response.with("etag", object.etag())
                .with("content-md5", object.md5())
                .with("last-modified", httpDate(object.timeModified()))
                .with("accept-ranges", "bytes")
                .with("storage-tier", "Standard");
        for (Map.Entry<String, String> header : object.headers().entrySet()) {
            if (!header.getKey().equals(TYPE)) {
                described = described.with(header.getKey(), header.getValue());
            }
        }
        return described;
    }

    Response delete(Request request) {
        return store.change(() -> {
            StoredObject object = object(request);
            Preconditions.requireMatch(request, Optional.of(object.etag()));
            store.delete(object);
            return Response.empty(204).with("last-modified", httpDate(clock.instant()));
        });
    }

    private StoredObject object(Request request) {
        String bucket = bucket(request);
        String name = name(request);
        return store.find(bucket, name)
                .orElseThrow(() -> ServiceError.of(
                        404,
                        "ObjectNotFound",
                        "The object '" + name + "' was not found in the bucket '" + bucket + "'"));
    }

    private String bucket(Request request) {
        store.requireNamespace(request.pathParameter("namespace"));
        return store.bucket(request.pathParameter("bucket")).name();
    }

    private static String name(Request request) {
        String name = request.pathParameter("object");
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES
                || name.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            throw ServiceError.of(
                    400,
                    "InvalidObjectName",
                    "An object's name has at most " + MAX_NAME_BYTES + " bytes, and neither line ends nor NUL");
        }
        return name;
    }

    private static String httpDate(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
