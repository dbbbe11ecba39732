package dev.featurestore.operator.text;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the JSON files of a run, indented. Escapes what would control a screen or a CI system that shows such a
 * file; the data is the same.
 */
public final class PrintableJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    new JsonFactoryBuilder().characterEscapes(new Escapes()).build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private PrintableJson() {}

    /** Reads and writes them. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    private static final class Escapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['\u007f'] = ESCAPE_STANDARD;
            // A CI system's commands start with two of them, but only one character is known here.
            codes['#'] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return c > 127 && !Character.isSurrogate((char) c) && OneLine.isUnprinted(c)
                    ? new SerializedString(OneLine.escape((char) c))
                    : null;
        }
    }
}
