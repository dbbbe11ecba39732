package dev.featurestore.benchmarks;

import dev.featurestore.emulator.EmbeddedCloud;
import java.util.List;

/** Makes the command that runs a goal of the plugin against an embedded cloud. */
@FunctionalInterface
interface GoalCommand {

    /**
     * The command.
     *
     * @param goal name of the goal
     * @param endpoint the cloud's, or that of what forwards to it
     */
    List<String> command(String goal, String endpoint, EmbeddedCloud cloud);
}
