package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.engine.LogSink;
import dev.featurestore.emulator.engine.StopRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The order of the lines that a process writes to its two outputs. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
class TerraformProcessTest {

    @TempDir
    Path folder;

    private final List<String> log = new CopyOnWriteArrayList<>();

    private TerraformProcess.Exit run(String script, StopRequest cancellation) throws Exception {
        TerraformProcess process =
                new TerraformProcess(program(script), folder, Map.of(), Duration.ofMillis(100), line -> {});
        return process.run(
                new LogSink() {
                    @Override
                    public void info(String line) {
                        log.add(line);
                    }

                    @Override
                    public void error(String line) {
                        log.add("! " + line);
                    }
                },
                cancellation,
                "plan");
    }

    private Path program(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("terraform"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }

    @RepeatedTest(20)
    void logsThePlanBeforeTheErrorThatFollowsIt() throws Exception {
        TerraformProcess.Exit exit = run("""
                printf 'Terraform will create:\\n  + upper = false\\n'
                printf '}\\n'
                printf '\\nError: Resource postcondition failed\\n\\nBucket is public.\\n' >&2
                exit 1
                """, () -> false);
        assertThat(exit.code()).isEqualTo(1);
        assertThat(log)
                .containsExactly(
                        "Terraform will create:",
                        "  + upper = false",
                        "}",
                        "! ",
                        "! Error: Resource postcondition failed",
                        "! ",
                        "! Bucket is public.");
        assertThat(exit.errors()).containsExactly("", "Error: Resource postcondition failed", "", "Bucket is public.");
    }

    @Test
    void keepsTheLinesOfAnErrorTogether() throws Exception {
        run("""
                printf 'Error: Bucket' >&2
                echo plan
                printf ' is public\\n' >&2
                echo more
                printf 'Make it private.' >&2
                exit 1
                """, () -> false);
        assertThat(log).containsExactly("plan", "more", "! Error: Bucket is public", "! Make it private.");
    }

    @Test
    void logsAnErrorBeforeTheOutputThatComesMuchLater() throws Exception {
        run("""
                echo 'Error: first' >&2
                sleep 1
                echo later
                """, () -> false);
        assertThat(log).containsExactly("! Error: first", "later");
    }

    @Test
    @Timeout(30)
    void logsTheErrorsOfAProcessThatHangs() throws Exception {
        TerraformProcess.Exit exit = run("""
                echo started
                echo 'Error: no answer' >&2
                exec sleep 300
                """, () -> log.contains("! Error: no answer"));
        assertThat(exit.interrupted()).isTrue();
        assertThat(log).containsExactly("started", "! Error: no answer");
    }

    @Test
    @Timeout(60)
    void readsMoreThanAPipeHolds() throws Exception {
        run("""
                i=0
                while [ $i -lt 20000 ]; do echo "line $i of the plan"; i=$((i+1)); done
                i=0
                while [ $i -lt 20000 ]; do echo "line $i of the error" >&2; i=$((i+1)); done
                """, () -> false);
        assertThat(log).hasSize(40000).startsWith("line 0 of the plan").endsWith("! line 19999 of the error");
        assertThat(log.subList(20000, 40000)).allMatch(line -> line.startsWith("! "));
    }
}
