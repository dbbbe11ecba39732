package dev.featurestore.operator.bundle;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds the symbolic links in a zip: entries of Unix whose mode is that of a link. The JDK does not show it (PKWARE, ".ZIP
 * File Format Specification" 4.3.12, 4.3.16, 4.4.2, 4.4.15).
 */
final class ZipLinks {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int UNIX = 3;
    private static final int TYPE = 0170000;
    private static final int LINK = 0120000;

    private ZipLinks() {}

    /** Names of the links; none for a zip whose directory is not in this form, such as one of more than 4 GB. */
    static Set<String> in(Path zip) throws IOException {
        Set<String> links = new HashSet<>();
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            ByteBuffer tail = read(file, Math.max(0, file.length() - END_SIZE - LONGEST_COMMENT), file.length());
            int end = tail.limit() - END_SIZE;
            while (end >= 0 && tail.getInt(end) != END_SIGNATURE) {
                end--;
            }
            if (end < 0) {
                return links;
            }
            long directoryEnd = file.length() - tail.limit() + end;
            long size = tail.getInt(end + 12) & 0xFFFFFFFFL;
            if (size > directoryEnd || size > Integer.MAX_VALUE) {
                return links;
            }
            ByteBuffer directory = read(file, directoryEnd - size, directoryEnd);
            int at = 0;
            while (at + ENTRY_SIZE <= directory.limit() && directory.getInt(at) == ENTRY_SIGNATURE) {
                int name = directory.getShort(at + 28) & 0xFFFF;
                int next = at
                        + ENTRY_SIZE
                        + name
                        + (directory.getShort(at + 30) & 0xFFFF)
                        + (directory.getShort(at + 32) & 0xFFFF);
                if (next > directory.limit()) {
                    break;
                }
                int mode = directory.getInt(at + 38) >>> 16;
                if (directory.get(at + 5) == UNIX && (mode & TYPE) == LINK) {
                    byte[] bytes = new byte[name];
                    directory.get(at + ENTRY_SIZE, bytes);
                    links.add(new String(bytes, StandardCharsets.UTF_8));
                }
                at = next;
            }
        }
        return links;
    }

    private static ByteBuffer read(RandomAccessFile file, long from, long to) throws IOException {
        byte[] bytes = new byte[(int) (to - from)];
        file.seek(from);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
