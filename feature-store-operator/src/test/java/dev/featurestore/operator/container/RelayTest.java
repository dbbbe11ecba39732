package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.report.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RelayTest {

    private final ByteArrayOutputStream between = new ByteArrayOutputStream();
    private final Relay.Sender sender =
            new Relay.Sender(new PrintStream(between, true, StandardCharsets.UTF_8), Commands.plain(), true);
    private final List<String> shown = new ArrayList<>();
    private final Relay.Receiver receiver = new Relay.Receiver(new Console() {
        @Override
        public void debug(Supplier<String> line) {
            shown.add("debug:" + line.get());
        }

        @Override
        public void info(String line) {
            shown.add("info:" + line);
        }

        @Override
        public void warn(String line) {
            shown.add("warn:" + line);
        }

        @Override
        public void error(String line) {
            shown.add("error:" + line);
        }

        @Override
        public void verbatim(String line) {
            shown.add("verbatim:" + line);
        }
    });

    @Test
    void linesArriveAsTheyWereWrittenAndInTheirOrder() {
        sender.info("");
        sender.warn("I am two\nlines, a\rreturn and a\ttab");
        sender.error("C:\\new \u00fc");
        sender.verbatim("::error::x");
        receive();

        assertThat(shown)
                .containsExactly(
                        "info:",
                        "warn:I am two\nlines, a\rreturn and a\ttab",
                        "error:C:\\new \u00fc",
                        "verbatim:::error::x");
        assertThat(receiver.failure()).isEmpty();
    }

    @Test
    void debugOutputArrivesIfItIsOn() {
        sender.debug(() -> "GET x\ty");
        new Relay.Sender(new PrintStream(between, true, StandardCharsets.UTF_8), Commands.plain(), false).debug(() -> {
            throw new AssertionError("made although debug output is off");
        });
        receive();

        assertThat(shown).containsExactly("debug:GET x\ty");
    }

    @Test
    void failureArrivesWholeAndIsNotShown() {
        sender.failed(FeatureStoreException.of(FailureCode.JOB_FAILED, List.of("one\ttwo", "three"), "fix \\it"));
        receive();

        assertThat(shown).isEmpty();
        assertThat(receiver.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.code()).isEqualTo(FailureCode.JOB_FAILED);
            assertThat(failure).hasMessage("one\ttwo\nthree");
            assertThat(failure.hint()).isEqualTo("fix \\it");
        });
    }

    @Test
    void whatOthersWriteIsShownAsItIsAndRemembered() {
        receiver.accept("OpenJDK 64-Bit Server VM warning: x");
        receiver.accept("I");

        assertThat(shown).containsExactly("warn:OpenJDK 64-Bit Server VM warning: x", "warn:I");
        assertThat(receiver.other()).isEqualTo("I");
    }

    @Test
    void linesThatWereMissedAreTakenOnceFromAllThatWereSent() {
        sender.info("one");
        sender.info("two");
        sender.failed(FeatureStoreException.of(FailureCode.INTERRUPTED, "three", "four"));
        List<String> sent = between.toString(StandardCharsets.UTF_8).lines().toList();

        receiver.accept("a warning of the JVM");
        receiver.accept(sent.get(0));
        receiver.acceptRest(sent.stream());
        receiver.acceptRest(sent.stream());

        assertThat(shown).containsExactly("warn:a warning of the JVM", "info:one", "info:two");
        assertThat(receiver.failure()).isPresent();
    }

    @Test
    void allLinesAreTakenOfAContainerWhoseOutputWasMissed() {
        receiver.acceptRest(List.of("Unrecognized VM option", "Error: a fatal exception").stream());

        assertThat(shown).containsExactly("warn:Unrecognized VM option", "warn:Error: a fatal exception");
        assertThat(receiver.other()).isEqualTo("Error: a fatal exception");
    }

    private void receive() {
        between.toString(StandardCharsets.UTF_8).lines().forEach(receiver);
    }
}
