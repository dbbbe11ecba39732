package dev.featurestore.maven.image;

import dev.featurestore.operator.text.DebugLog;
import java.util.List;

/** Is told how a build goes. It may be told by several threads. */
public interface BuildListener extends DebugLog {

    /**
     * Takes a stand.
     *
     * @param done how much is done, from 0 to 1
     * @param tasks what is being done
     */
    void at(double done, List<String> tasks);

    /** Takes a line that tells what happens. */
    void info(String line);

    /** Takes a warning. */
    void warn(String line);
}
