package dev.featurestore.emulator.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log of one job: a file to which lines are only ever appended, and its entries in memory. An entry keeps its index
 * for good, so an index is a place to go on reading from. A last line that a kill cut off is dropped.
 */
public final class StoredJobLog {

    private final PrivateDirectory directory;
    private final String name;
    private final List<StoredLogEntry> entries = new ArrayList<>();
    private @Nullable FileOutputStream out;

    StoredJobLog(PrivateDirectory directory, String name) {
        this.directory = directory;
        this.name = name;
        directory.read(name).ifPresent(this::load);
    }

    private void load(byte[] content) {
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                StoredLogEntry.parse(new String(content, start, i - start, StandardCharsets.UTF_8))
                        .ifPresent(entries::add);
                start = i + 1;
            }
        }
        if (start < content.length) {
            truncate(start);
        }
    }

    private void truncate(int length) {
        try (RandomAccessFile file = new RandomAccessFile(directory.file(name).toFile(), "rw")) {
            file.setLength(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void open() {
        if (out == null) {
            try {
                out = directory.append(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Appends an entry; when this returns, it outlives a kill of the process. */
    public synchronized void append(StoredLogEntry entry) {
        FileOutputStream file = out;
        if (file == null) {
            throw new IllegalStateException(name + " is not open for writing");
        }
        try {
            file.write(entry.line());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries.add(entry);
    }

    /** Releases the file after the last entry; entries remain readable. */
    public synchronized void finish() {
        FileOutputStream file = out;
        out = null;
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** How many entries there are now. */
    public synchronized int size() {
        return entries.size();
    }

    /** The entry at an index below {@link #size()}. */
    public synchronized StoredLogEntry get(int index) {
        return entries.get(index);
    }

    synchronized boolean beingWritten() {
        return out != null;
    }
}
