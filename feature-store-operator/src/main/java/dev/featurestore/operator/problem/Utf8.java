package dev.featurestore.operator.problem;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes the text of a file in UTF-8, which YAML and Terraform both require. */
public sealed interface Utf8 {
    /** Bytes that are text. A byte order mark at the beginning is left out. */
    record Text(String text) implements Utf8 {}

    /**
     * Bytes that are not text.
     *
     * @param location the first malformed byte
     * @param utf16 whether they are text in UTF-16
     */
    record Malformed(Location location, boolean utf16) implements Utf8 {

        /** What they probably are. */
        public String found() {
            return utf16 ? "text in UTF-16" : "binary data";
        }
    }

    /**
     * Decodes a file.
     *
     * @param file its name as shown
     */
    static Utf8 decode(String file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), characters, true);
        characters.flip();
        if (result.isError()) {
            int line = 1;
            int column = 1;
            while (characters.hasRemaining()) {
                boolean lineEnds = characters.get() == '\n';
                line += lineEnds ? 1 : 0;
                column = lineEnds ? 1 : column + 1;
            }
            return new Malformed(new Location(file, line, column), isUtf16(bytes));
        }
        boolean marked = characters.hasRemaining() && characters.get(0) == '\uFEFF';
        return new Text(marked ? characters.subSequence(1, characters.length()).toString() : characters.toString());
    }

    /** By its byte order mark, which Windows writes. */
    private static boolean isUtf16(byte[] bytes) {
        return bytes.length > 1 && ((bytes[0] == -1 && bytes[1] == -2) || (bytes[0] == -2 && bytes[1] == -1));
    }
}
