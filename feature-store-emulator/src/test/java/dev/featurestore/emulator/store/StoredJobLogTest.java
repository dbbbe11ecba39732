package dev.featurestore.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredJobLogTest {

    @TempDir
    Path folder;

    private static StoredLogEntry entry(int millis, String message) {
        return new StoredLogEntry(Instant.ofEpochMilli(millis), StoredLogLevel.INFO, message);
    }

    private static List<StoredLogEntry> entries(StoredJobLog log) {
        List<StoredLogEntry> entries = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            entries.add(log.get(i));
        }
        return entries;
    }

    private JobLogs logs() {
        return new JobLogs(PrivateDirectory.at(folder));
    }

    @Test
    void keepsEveryCharacterOfALine() {
        List<StoredLogEntry> written = List.of(
                entry(1, "plain"),
                entry(1, ""),
                entry(1, "two\nlines\r\n"),
                entry(2, "back\\slash \\n"),
                new StoredLogEntry(Instant.ofEpochMilli(3), StoredLogLevel.ERROR, "Fehler: ü 漢 😀 "));
        StoredJobLog log = logs().writing("job");
        written.forEach(log::append);
        assertThat(entries(logs().log("job"))).isEqualTo(written);
        log.finish();
        assertThat(entries(logs().log("job"))).isEqualTo(written);
    }

    @Test
    void survivesAKillAtAnyByte() throws IOException {
        StoredJobLog log = logs().writing("job");
        log.append(entry(1, "first"));
        log.append(entry(2, "secönd"));
        log.finish();
        byte[] whole = Files.readAllBytes(folder.resolve("job.log"));
        int firstEnd = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        for (int length = 0; length < whole.length; length++) {
            Files.write(folder.resolve("job.log"), Arrays.copyOf(whole, length));
            StoredJobLog reopened = logs().writing("job");
            reopened.append(entry(3, "after"));
            reopened.finish();
            List<StoredLogEntry> expected =
                    length < firstEnd ? List.of(entry(3, "after")) : List.of(entry(1, "first"), entry(3, "after"));
            assertThat(entries(logs().log("job"))).as("%s bytes", length).isEqualTo(expected);
        }
    }

    @Test
    void skipsALineThatIsNoEntry() throws IOException {
        StoredJobLog log = logs().writing("job");
        log.append(entry(1, "first"));
        log.finish();
        Files.writeString(folder.resolve("job.log"), "nonsense\nx INFO y\n1 HIGH z\n", StandardOpenOption.APPEND);
        assertThat(entries(logs().log("job"))).containsExactly(entry(1, "first"));
    }

    @Test
    void keepsALogInMemoryWhileItIsWritten() {
        JobLogs logs = logs();
        StoredJobLog written = logs.writing("job");
        for (int i = 0; i < 100; i++) {
            logs.log("other" + i);
        }
        written.append(entry(1, "late"));
        assertThat(entries(logs.log("job"))).containsExactly(entry(1, "late"));
        written.finish();
    }
}
