package dev.featurestore.operator.deploy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The configuration of a stack as the service returns it. Not trusted: it may be damaged, or built to exhaust memory. */
final class ReturnedZip {

    /** Maximum size of all files; Resource Manager accepts zips of 11 MB. */
    private static final int LARGEST = 100 * 1024 * 1024;

    private ReturnedZip() {}

    /**
     * Contents by name; empty if the zip cannot be read, or is too large.
     *
     * @param wanted the names of the files to keep
     */
    static Optional<Map<String, ByteBuffer>> files(byte[] zip, Predicate<String> wanted) {
        Map<String, ByteBuffer> files = new TreeMap<>();
        int left = LARGEST;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readNBytes(left);
                left -= content.length;
                if (left == 0) {
                    return Optional.empty();
                }
                if (!entry.isDirectory() && wanted.test(entry.getName())) {
                    files.put(entry.getName(), ByteBuffer.wrap(content));
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            // The latter is the JDK's for a name that is not in UTF-8.
            return Optional.empty();
        }
        return Optional.of(files);
    }
}
