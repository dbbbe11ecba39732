package dev.featurestore.provider.value;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes MessagePack ("MessagePack specification": Formats), each value in its shortest form. */
final class MessagePackWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] toByteArray() {
        return out.toByteArray();
    }

    void nil() {
        out.write(0xc0);
    }

    void bool(boolean value) {
        out.write(value ? 0xc3 : 0xc2);
    }

    /** An integer or a double where one is exact, else its digits as a string, as Terraform does. */
    void number(BigDecimal value) {
        if (isLong(value)) {
            integer(value.longValueExact());
            return;
        }
        double nearest = value.doubleValue();
        if (Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(value) == 0) {
            out.write(0xcb);
            out.writeBytes(ByteBuffer.allocate(8).putDouble(nearest).array());
        } else {
            string(value.toString());
        }
    }

    private static boolean isLong(BigDecimal value) {
        // With a large exponent, a short text would become an integer of millions of digits.
        return value.scale() <= 0
                && value.precision() - (long) value.scale() <= 19
                && value.toBigIntegerExact().bitLength() <= 63;
    }

    private void integer(long value) {
        if (value >= -32 && value <= 127) {
            out.write((int) value);
        } else if (value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE) {
            sized(0xd0, 1, value);
        } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            sized(0xd1, 2, value);
        } else if (value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE) {
            sized(0xd2, 4, value);
        } else {
            sized(0xd3, 8, value);
        }
    }

    void string(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 32) {
            out.write(0xa0 | bytes.length);
        } else {
            length(0xd9, bytes.length);
        }
        out.writeBytes(bytes);
    }

    void binary(byte[] bytes) {
        length(0xc4, bytes.length);
        out.writeBytes(bytes);
    }

    void arrayHeader(int size) {
        header(0x90, 0xdc, size);
    }

    void mapHeader(int size) {
        header(0x80, 0xde, size);
    }

    /** Writes an unknown value: an extension of one byte, which is zero. */
    void extension(int type) {
        out.write(0xd4);
        out.write(type);
        out.write(0);
    }

    private void header(int shortForm, int longForm, int size) {
        if (size < 16) {
            out.write(shortForm | size);
        } else if (size < 1 << 16) {
            sized(longForm, 2, size);
        } else {
            sized(longForm + 1, 4, size);
        }
    }

    private void length(int form, int size) {
        if (size < 1 << 8) {
            sized(form, 1, size);
        } else if (size < 1 << 16) {
            sized(form + 1, 2, size);
        } else {
            sized(form + 2, 4, size);
        }
    }

    private void sized(int form, int bytes, long value) {
        out.write(form);
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }
}
