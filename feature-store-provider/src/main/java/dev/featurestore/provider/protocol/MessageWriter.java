package dev.featurestore.provider.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a protobuf message, field by field ("Protocol Buffers: Encoding"). Leaves out fields that are empty, false or 0. */
final class MessageWriter {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] toByteArray() {
        return out.toByteArray();
    }

    MessageWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    MessageWriter bytes(int field, byte[] value) {
        return value.length == 0 ? this : delimited(field, value);
    }

    /** Writes a nested message, also an empty one. */
    MessageWriter message(int field, MessageWriter value) {
        return delimited(field, value.toByteArray());
    }

    MessageWriter flag(int field, boolean value) {
        return number(field, value ? 1 : 0);
    }

    MessageWriter number(int field, long value) {
        if (value != 0) {
            varint(((long) field << 3) | VARINT);
            varint(value);
        }
        return this;
    }

    /** Writes a number that is one of several alternatives, so that 0 is significant. */
    MessageWriter alternative(int field, long value) {
        varint(((long) field << 3) | VARINT);
        varint(value);
        return this;
    }

    private MessageWriter delimited(int field, byte[] value) {
        varint(((long) field << 3) | LENGTH_DELIMITED);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            out.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }
}
