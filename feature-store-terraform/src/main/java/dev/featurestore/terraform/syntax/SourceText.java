package dev.featurestore.terraform.syntax;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes a Terraform file. Terraform accepts bytes that are not UTF-8 in comments, so each of them becomes a character that no
 * text in UTF-8 has (a surrogate of its own, as in Python's {@code surrogateescape}), and the reader refuses it elsewhere.
 */
public final class SourceText {

    private static final char FIRST = '\uDC80';
    private static final char LAST = '\uDCFF';
    private static final int BYTE = 0xFF;

    /** What Java puts in place of bytes that are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private SourceText() {}

    /** The text of a file. */
    public static String decode(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeWithMarks(file);
    }

    private static String decodeWithMarks(byte[] file) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer characters = CharBuffer.allocate(file.length);
        for (CoderResult result = decoder.decode(bytes, characters, true);
                result.isError();
                result = decoder.decode(bytes, characters, true)) {
            for (int i = 0; i < result.length(); i++) {
                characters.put((char) (FIRST - 0x80 + (bytes.get() & BYTE)));
            }
            decoder.reset();
        }
        return characters.flip().toString();
    }

    /** The bytes of a text that {@link #decode} returned. */
    public static byte[] encode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        char[] characters = text.toCharArray();
        int start = 0;
        for (int i = 0; i < characters.length; i++) {
            if (isUndecoded(characters, i)) {
                bytes.writeBytes(text.substring(start, i).getBytes(StandardCharsets.UTF_8));
                bytes.write(characters[i] - FIRST + 0x80);
                start = i + 1;
            }
        }
        bytes.writeBytes(text.substring(start).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** Whether a character stands for a byte that is not UTF-8. */
    static boolean isUndecoded(char[] text, int at) {
        return text[at] >= FIRST && text[at] <= LAST && (at == 0 || !Character.isHighSurrogate(text[at - 1]));
    }

    static HclSyntaxException problem(SourcePosition position) {
        return new HclSyntaxException(
                position,
                "Invalid character encoding",
                "All input files must be UTF-8 encoded. Ensure that UTF-8 encoding is selected in your editor.");
    }
}
