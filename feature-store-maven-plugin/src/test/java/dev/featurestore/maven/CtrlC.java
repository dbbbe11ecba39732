package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * SIGINT for the processes of tests. A process inherits that the signal is ignored (POSIX, "exec"), for example from
 * {@code mvn verify &} in a script; {@code env} of coreutils 8.31 and later undoes that.
 */
final class CtrlC {

    private static final List<String> DEFAULT = List.of("env", "--default-signal=INT");

    private CtrlC() {}

    /** Words before a command that then ends at SIGINT; none on a machine whose {@code env} cannot do it. */
    static List<String> heeded() throws IOException, InterruptedException {
        try {
            Machine.Ended probe = Machine.run(Map.of(), List.of(DEFAULT.get(0), DEFAULT.get(1), "true"));
            return probe.status() == 0 ? DEFAULT : List.of();
        } catch (IOException noEnv) {
            return List.of();
        }
    }

    /** Words before a command that then ignores SIGINT. */
    static List<String> ignored() {
        return List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh");
    }

    /** Sends it to one process. */
    static void press(Process process) throws IOException, InterruptedException {
        send(Long.toString(process.pid()));
    }

    /** Sends it to the group of processes that one leads. */
    static void pressInGroup(Process leader) throws IOException, InterruptedException {
        send("-" + leader.pid());
    }

    private static void send(String target) throws IOException, InterruptedException {
        Machine.Ended kill = Machine.run(Map.of(), List.of("sh", "-c", "kill -INT " + target));
        assertThat(kill.status()).as(kill.output()).isZero();
    }
}
