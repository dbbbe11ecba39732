package dev.featurestore.operator.profile;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file of sections with keys, read as OCI's own tools read it: by Python's {@code configparser} without interpolation.
 * What that refuses is refused here too, with the number of the line.
 */
final class IniFile {

    /** Section whose keys all others inherit. */
    static final String DEFAULT = "DEFAULT";

    private static final int LONGEST = 1024 * 1024;

    /**
     * A value and the line that its key is in.
     *
     * @param line counted from 1
     */
    record Entry(String value, int line) {

        /** Without the value, which may be secret. */
        @Override
        public String toString() {
            return "line " + line;
        }
    }

    private final Map<String, Map<String, Entry>> sections;

    private IniFile(Map<String, Map<String, Entry>> sections) {
        this.sections = sections;
    }

    /**
     * Reads a file.
     *
     * @throws FeatureStoreException {@code CREDENTIALS_NOT_FOUND} if it cannot be read or understood
     */
    static IniFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(file.toString(), in.readNBytes(LONGEST + 1));
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.CREDENTIALS_NOT_FOUND,
                    "Cannot read " + file + ": " + e.getClass().getSimpleName(),
                    "Make the file readable for your user, or set another file",
                    e);
        }
    }

    /**
     * Reads the contents of a file.
     *
     * @param shown name of the file, for messages
     */
    static IniFile parse(String shown, byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw refused(
                    shown,
                    "it is larger than 1 MiB",
                    "Set the path of an OCI configuration file; this is a file of another kind");
        }
        return new IniFile(new IniParser(shown).parse(text(shown, bytes)));
    }

    private static String text(String shown, byte[] bytes) {
        boolean utf16 = begins(bytes, 0xFE, 0xFF) || begins(bytes, 0xFF, 0xFE);
        Charset charset = utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
            int zero = unmarked.indexOf('\0');
            if (zero < 0) {
                return unmarked;
            }
        } catch (CharacterCodingException e) {
            // Not text: the same message as for a zero byte.
        }
        throw refused(
                shown,
                "it is not text in UTF-8 or UTF-16 with a byte order mark",
                "Save the file as UTF-8, or set another file");
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length > 1 && bytes[0] == (byte) first && bytes[1] == (byte) second;
    }

    private static FeatureStoreException refused(String shown, String why, String hint) {
        return FeatureStoreException.of(FailureCode.CREDENTIALS_NOT_FOUND, "Cannot read " + shown + ": " + why, hint);
    }

    /** Whether there is such a section. */
    boolean has(String section) {
        return sections.containsKey(section);
    }

    /** The value of a key in a section, or else in {@code DEFAULT}. */
    Optional<Entry> find(String section, String key) {
        Map<String, Entry> own = sections.getOrDefault(section, Map.of());
        Map<String, Entry> defaults = sections.getOrDefault(DEFAULT, Map.of());
        return Optional.ofNullable(own.get(key)).or(() -> Optional.ofNullable(defaults.get(key)));
    }

    /** The names of all sections, in order. */
    Iterable<String> names() {
        return new TreeMap<>(sections).keySet();
    }

    /** Leaves out the values, which may be secret. */
    @Override
    public String toString() {
        return "IniFile" + sections;
    }
}
