package dev.featurestore.emulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A file of the embedded cloud does not exist, or does not have the content that the cloud wrote. */
@SuppressWarnings("serial")
public final class DamagedFileException extends UncheckedIOException {

    /**
     * @param file the file
     * @param what the problem, as in "it is …"
     * @param remedy what to do, one or more sentences without the last period
     */
    DamagedFileException(Path file, String what, String remedy) {
        super(
                "The file " + file + " is damaged: " + what + ". Another program changed it, or the disk was full. "
                        + remedy,
                new IOException(what));
    }
}
