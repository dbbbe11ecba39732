package dev.featurestore.operator.init;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of files that were to be written, in the order in which a reader wants to see them.
 *
 * @param written those that are new, or were replaced
 * @param unchanged those that were there already, with the very same text
 */
public record Written(List<Path> written, List<Path> unchanged) {
    /** What became of them. */
    public Written {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
    }
}
