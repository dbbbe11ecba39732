package dev.featurestore.operator.init;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of writing files, in the order to report them.
 *
 * @param written new and replaced files
 * @param unchanged files that existed with the same text
 */
public record Written(List<Path> written, List<Path> unchanged) {
    /** A result. */
    public Written {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
    }
}
