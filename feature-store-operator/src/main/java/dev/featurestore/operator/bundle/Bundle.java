package dev.featurestore.operator.bundle;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The files of a stack to send to Resource Manager, with their sizes and digests. Contents are read again when they are
 * sent, and refused if they have changed since.
 */
public final class Bundle {

    /**
     * A file of the bundle.
     *
     * @param file the stack's file
     * @param size its size in bytes
     * @param crc CRC-32 of its content
     */
    public record Entry(StackFile file, int size, long crc) {

        /** Its path in the bundle, with slashes. */
        public String name() {
            return file.name();
        }

        /** The content; fails if it has changed since the bundle was created. */
        public byte[] content() {
            byte[] bytes = Bundler.read(file);
            if (bytes.length != size || Bundler.crc(bytes) != crc) {
                throw FeatureStoreException.of(
                        FailureCode.IO_ERROR,
                        "The file " + file.shown() + " of the stack changed while it was packaged",
                        "Run the same command again when no other process writes to it");
            }
            return bytes;
        }

        /** MD5 of its content in base64, as Object Storage reports it. */
        public String md5() {
            return Bundler.md5(content());
        }
    }

    private final List<Entry> entries;
    private final String digest;

    Bundle(List<Entry> entries, String digest) {
        this.entries = List.copyOf(entries);
        this.digest = digest;
    }

    /** The files, sorted by name. */
    public List<Entry> entries() {
        return entries;
    }

    /** SHA-256 over the names and contents of the files, as 64 lower-case hex digits. */
    public String digest() {
        return digest;
    }

    /** Size of the zip in bytes. */
    public long size() {
        long size = StoredZip.EMPTY_SIZE;
        for (Entry entry : entries) {
            size += StoredZip.entrySize(entry.name(), entry.size());
        }
        return size;
    }

    /** Whether the zip is small enough for a request. */
    public boolean fitsInRequest() {
        return size() <= SizeLimits.LARGEST_ZIP;
    }

    /** Writes the zip: the same bytes on every machine for the same files. */
    public void writeZip(OutputStream out) throws IOException {
        StoredZip zip = new StoredZip(out);
        for (Entry entry : entries) {
            zip.add(entry.name(), entry.content());
        }
        zip.finish();
    }

    /** The zip's bytes, for a zip that fits in a request. */
    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) size());
        try {
            writeZip(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to an array", e);
        }
        return bytes.toByteArray();
    }
}
