package dev.featurestore.emulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A file of the embedded cloud is gone, or has not the content that was written to it. */
@SuppressWarnings("serial")
public final class DamagedFileException extends UncheckedIOException {

    /**
     * @param file the file
     * @param what what is wrong with it, as in "it is …"
     * @param remedy what the user can do, a sentence without its stop
     */
    DamagedFileException(Path file, String what, String remedy) {
        super(
                "The file " + file + " is damaged: " + what
                        + ". Something else than the embedded cloud changed it, or the disk was full. " + remedy,
                new IOException(what));
    }
}
