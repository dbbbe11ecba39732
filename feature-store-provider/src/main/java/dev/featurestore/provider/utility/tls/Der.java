package dev.featurestore.provider.utility.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes values of ASN.1 in the distinguished encoding (X.690, DER). */
final class Der {

    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private static final int UTF8_STRING = 0x0c;
    private static final int SHORTEST_LONG_LENGTH = 0x80;
    private static final int BASE = 128;
    private static final int ROOTS = 40;

    private Der() {}

    /** A value of a tag; its content is the parts one after the other. */
    static byte[] value(int tag, byte[]... parts) {
        byte[] content = join(parts);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < SHORTEST_LONG_LENGTH) {
            out.write(content.length);
        } else {
            byte[] length = unsigned(BigInteger.valueOf(content.length));
            out.write(SHORTEST_LONG_LENGTH | length.length);
            out.writeBytes(length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return value(SEQUENCE, parts);
    }

    static byte[] integer(BigInteger number) {
        return value(INTEGER, number.toByteArray());
    }

    static byte[] integer(long number) {
        return integer(BigInteger.valueOf(number));
    }

    static byte[] bool(boolean flag) {
        return value(BOOLEAN, new byte[] {(byte) (flag ? 0xff : 0)});
    }

    static byte[] octets(byte[] content) {
        return value(OCTET_STRING, content);
    }

    /** Whole bytes as bits. */
    static byte[] bits(byte[] content) {
        return value(BIT_STRING, new byte[1], content);
    }

    static byte[] text(String text) {
        return value(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    /** An object identifier of numbers with dots. */
    static byte[] identifier(String dotted) {
        String[] numbers = dotted.split("\\.", -1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(Integer.parseInt(numbers[0]) * ROOTS + Integer.parseInt(numbers[1]));
        for (int i = 2; i < numbers.length; i++) {
            int number = Integer.parseInt(numbers[i]);
            int shift = 0;
            while (number >> (shift + 7) != 0) {
                shift += 7;
            }
            for (; shift >= 0; shift -= 7) {
                out.write(((number >> shift) & (BASE - 1)) | (shift == 0 ? 0 : BASE));
            }
        }
        return value(OBJECT_IDENTIFIER, out.toByteArray());
    }

    /** A tag of a choice or of an optional part; {@code constructed} if its content is values. */
    static int context(int number, boolean constructed) {
        return (constructed ? 0xa0 : 0x80) | number;
    }

    /** The bytes of a number without a sign. */
    static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes.length > 1 && bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
