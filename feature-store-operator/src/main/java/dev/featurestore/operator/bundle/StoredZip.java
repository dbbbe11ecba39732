package dev.featurestore.operator.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;

/**
 * Writes a zip whose bytes depend only on the names and contents (PKWARE, ".ZIP File Format Specification"
 * 4.3.7, 4.3.12, 4.3.16). The JDK's own writer is not used because its bytes vary: deflated ones with the zlib that the
 * JDK is linked to, time stamps with the time zone. Entries are stored, all of one fixed time, without extra fields.
 */
public final class StoredZip {
    /** Bytes of a zip without entries. */
    static final int EMPTY_SIZE = 22;

    private static final int LOCAL_HEADER = 30;
    private static final int CENTRAL_HEADER = 46;
    private static final int VERSION = 10;
    private static final int UTF_8_NAMES = 1 << 11;

    /** 1980-01-01, the first day that a zip can express: year since 1980, month, day in 7, 4 and 5 bits. */
    private static final int DATE = (1 << 5) | 1;

    private final OutputStream out;
    private final LittleEndian directory = new LittleEndian();
    private int written;
    private int count;

    /** A zip that is written to a stream, of less than 2 GiB. */
    StoredZip(OutputStream out) {
        this.out = out;
    }

    /** A zip of files by their names. */
    public static byte[] of(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StoredZip zip = new StoredZip(bytes);
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.add(file.getKey(), file.getValue());
            }
            zip.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to an array", e);
        }
        return bytes.toByteArray();
    }

    /** Bytes that an entry adds to a zip. */
    static long entrySize(String name, long bytes) {
        return LOCAL_HEADER + CENTRAL_HEADER + 2L * name.getBytes(StandardCharsets.UTF_8).length + bytes;
    }

    void add(String name, byte[] bytes) throws IOException {
        byte[] encodedName = name.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        LittleEndian header = new LittleEndian();
        header.four(0x04034b50);
        common(header, encodedName, crc, bytes);
        header.writeBytes(encodedName);
        header.writeTo(out);
        out.write(bytes);
        directory.four(0x02014b50);
        directory.two(VERSION);
        common(directory, encodedName, crc, bytes);
        // Comment, disk, attributes: none.
        directory.writeBytes(new byte[10]);
        directory.four(written);
        directory.writeBytes(encodedName);
        written += header.size() + bytes.length;
        count++;
    }

    /** The fields that an entry's own header and the directory have in common. */
    private static void common(LittleEndian out, byte[] name, CRC32 crc, byte[] bytes) {
        out.two(VERSION);
        out.two(UTF_8_NAMES);
        out.two(0);
        out.two(0);
        out.two(DATE);
        out.four((int) crc.getValue());
        out.four(bytes.length);
        out.four(bytes.length);
        out.two(name.length);
        out.two(0);
    }

    void finish() throws IOException {
        LittleEndian end = new LittleEndian();
        end.four(0x06054b50);
        end.four(0);
        end.two(count);
        end.two(count);
        end.four(directory.size());
        end.four(written);
        end.two(0);
        directory.writeTo(out);
        end.writeTo(out);
    }

    /** Writes numbers in little-endian order. */
    private static final class LittleEndian extends ByteArrayOutputStream {
        void two(int number) {
            write(number);
            write(number >> 8);
        }

        void four(int number) {
            two(number);
            two(number >> 16);
        }
    }
}
