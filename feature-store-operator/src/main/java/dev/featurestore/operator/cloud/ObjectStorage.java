package dev.featurestore.operator.cloud;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * OCI Object Storage, as far as configurations and bundles need it.
 *
 * <p>Every call fails with a {@link dev.featurestore.operator.failure.FeatureStoreException}: {@code CLOUD_UNREACHABLE} when
 * there was no answer, {@code CLOUD_IN_TROUBLE} when it was 429 or 5xx, {@code CLOUD_REFUSED} when the request was refused; a bucket or
 * an object that does not exist and one without permission to read it give the same answer. Source: Object Storage API, version 20160918.
 */
public interface ObjectStorage extends AutoCloseable {

    /**
     * An entry of a listing of objects.
     *
     * @param name its name
     * @param size its size in bytes
     * @param md5 MD5 of its content in base64; empty if the service has none, as for an object of several parts
     */
    record StoredObject(String name, long size, String md5) {}

    /** The namespace of the user's tenancy. */
    String namespace();

    /**
     * Writes an object's content to a stream, all of it of one version.
     *
     * @param atMost maximum size in bytes; a larger object is refused before it is read
     * @throws IOException if the stream cannot be written to
     */
    void read(ObjectAddress address, long atMost, OutputStream to) throws IOException;

    /** The objects of a bucket whose names start with a prefix, in the order of their names. */
    List<StoredObject> objects(String namespace, String bucket, String prefix);

    /**
     * Creates an object unless one of that name exists ({@code If-None-Match: *}).
     *
     * @param md5 MD5 of the content in base64, by which the service checks what it received
     * @return false if one exists, which stays as it is
     */
    boolean putIfAbsent(ObjectAddress address, byte[] content, String md5);

    /** Releases connections. */
    @Override
    void close();
}
