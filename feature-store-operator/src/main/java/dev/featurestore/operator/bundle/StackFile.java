package dev.featurestore.operator.bundle;

import java.io.IOException;

/**
 * A file of the stack.
 *
 * @param name its path in the stack, with slashes
 * @param shown its name in messages
 */
public record StackFile(String name, String shown, Content content) {
    /** The source of the bytes: a folder, a zip, or the class path. */
    public interface Content {
        /** All bytes of the file, unchanged. */
        byte[] read() throws IOException;
    }
}
