package dev.featurestore.operator.bundle;

import java.io.IOException;

/**
 * A file of the stack.
 *
 * @param name its path in the stack, with slashes
 * @param shown its name as the user knows it
 */
public record StackFile(String name, String shown, Content content) {
    /** Where the bytes come from: a folder, a zip, the class path. */
    public interface Content {
        /** All bytes of the file, unchanged. */
        byte[] read() throws IOException;
    }
}
