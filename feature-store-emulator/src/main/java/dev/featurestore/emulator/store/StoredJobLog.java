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
 * The log of one job: a file to which lines are only appended, and its entries in memory. An entry never changes its
 * index, so a reader can continue at an index. An incomplete last line after a kill is dropped.
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

    /** Appends an entry, which then survives a kill of the process. */
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

    /** Closes the file after the last entry; entries remain readable. */
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

    /** The current number of entries. */
    public synchronized int size() {
        return entries.size();
    }

    /** The entry with an index below {@link #size()}. */
    public synchronized StoredLogEntry get(int index) {
        return entries.get(index);
    }

    synchronized boolean beingWritten() {
        return out != null;
    }
}
