package dev.featurestore.emulator.resourcemanager;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.emulator.store.StoredJobLog;
import dev.featurestore.emulator.store.StoredLogEntry;
import dev.featurestore.emulator.store.StoredLogLevel;
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
        StoredJobLog log = ledger.logs().writing("job");
        StoredLogEntry entry = new StoredLogEntry(Instant.EPOCH, StoredLogLevel.INFO, "line");
        log.append(entry);

        ledger.close();

        assertThatThrownBy(() -> ledger.change(() -> "changed")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> log.append(entry)).isInstanceOf(IllegalStateException.class);
    }
}
