package dev.featurestore.emulator.resourcemanager;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.emulator.store.JobLogFile;
import dev.featurestore.emulator.store.LogEntry;
import dev.featurestore.emulator.store.LogLevel;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    @TempDir
    Path folder;

    @Test
    void writesNothingAnyMoreWhenItIsClosed() {
        Ledger ledger = new Ledger(PrivateDirectory.at(folder));
        JobLogFile log = ledger.logs().writing("job");
        LogEntry entry = new LogEntry(Instant.EPOCH, LogLevel.INFO, "line");
        log.append(entry);

        ledger.close();

        assertThatThrownBy(() -> ledger.change(() -> "changed")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> log.append(entry)).isInstanceOf(IllegalStateException.class);
    }
}
