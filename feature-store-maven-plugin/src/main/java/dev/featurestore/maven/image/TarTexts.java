package dev.featurestore.maven.image;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Keeps the texts of some entries of a tar that is written to it, and nothing of the others. */
final class TarTexts extends OutputStream {

    private static final int RECORD = TarConstants.DEFAULT_RCDSIZE;

    private final List<String> names;
    private final Map<String, String> found = new HashMap<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private String name = "";
    private long content;
    private long padding;

    /** @param names names of the entries whose texts are kept */
    TarTexts(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** The texts, by the names of their entries. */
    Map<String, String> found() {
        return Map.copyOf(found);
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (content > 0) {
                at += content(bytes, at, (int) Math.min(content, end - at));
            } else if (padding > 0) {
                int skipped = (int) Math.min(padding, end - at);
                padding -= skipped;
                at += skipped;
            } else {
                at += header(bytes, at, Math.min(RECORD - kept.size(), end - at));
            }
        }
    }

    private int content(byte[] bytes, int at, int length) {
        if (names.contains(name)) {
            kept.write(bytes, at, length);
        }
        content -= length;
        if (content == 0 && names.contains(name)) {
            found.put(name, kept.toString(StandardCharsets.UTF_8));
            kept.reset();
        }
        return length;
    }

    private int header(byte[] bytes, int at, int length) {
        kept.write(bytes, at, length);
        if (kept.size() == RECORD) {
            TarArchiveEntry entry = new TarArchiveEntry(kept.toByteArray());
            kept.reset();
            name = entry.getName();
            content = entry.getSize();
            padding = (RECORD - content % RECORD) % RECORD;
        }
        return length;
    }
}
