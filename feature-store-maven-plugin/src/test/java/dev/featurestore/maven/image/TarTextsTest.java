package dev.featurestore.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarTextsTest {

    private static final String LONG = "é{}".repeat(1000);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 511, 512, 513, 1024, 1 << 20})
    void keepsTheNamedEntriesInPiecesOfAnySize(int piece) throws Exception {
        byte[] tar = tar(Map.of("config.json", "{}", "manifest.json", LONG));
        TarTexts texts = new TarTexts(List.of("config.json", "manifest.json", "absent.json"));

        for (int at = 0; at < tar.length; at += piece) {
            texts.write(tar, at, Math.min(piece, tar.length - at));
        }

        assertThat(texts.found()).containsOnly(Map.entry("config.json", "{}"), Map.entry("manifest.json", LONG));
    }

    private static byte[] tar(Map<String, String> kept) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            add(tar, "0".repeat(64) + ".tar.gz", new byte[100_001]);
            for (Map.Entry<String, String> entry : kept.entrySet()) {
                add(tar, entry.getKey(), entry.getValue().getBytes(StandardCharsets.UTF_8));
                add(tar, entry.getKey() + ".other", new byte[512]);
            }
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
