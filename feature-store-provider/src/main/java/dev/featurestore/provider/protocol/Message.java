package dev.featurestore.provider.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A received protobuf message: the values of its fields by their numbers ("Protocol Buffers: Encoding"). The last value
 * of a repeated field counts; Terraform's messages repeat no field that a provider reads.
 */
final class Message {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;
    private static final byte[] NOTHING = {};

    private final Map<Integer, byte[]> delimited = new HashMap<>();

    /** @throws MalformedMessageException if the bytes are not a message */
    Message(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            long key = varint(in);
            int field = (int) (key >>> 3);
            switch ((int) (key & 7)) {
                case VARINT -> varint(in);
                case LENGTH_DELIMITED -> delimited.put(field, take(in, varint(in)));
                case FIXED64 -> take(in, Long.BYTES);
                case FIXED32 -> take(in, Integer.BYTES);
                default -> throw new MalformedMessageException("Unknown wire type of a field");
            }
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (!in.hasRemaining()) {
                throw new MalformedMessageException("Truncated number");
            }
            byte next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedMessageException("Number with too many bytes");
    }

    private static byte[] take(ByteBuffer in, long length) {
        if (length < 0 || length > in.remaining()) {
            throw new MalformedMessageException("Truncated field");
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    /** A string; empty if the message does not have the field. */
    String text(int field) {
        return new String(bytes(field), StandardCharsets.UTF_8);
    }

    /** Bytes; none if the message does not have the field. */
    byte[] bytes(int field) {
        return delimited.getOrDefault(field, NOTHING);
    }

    /** A nested message; an empty one if the message does not have the field. */
    Message message(int field) {
        return new Message(bytes(field));
    }
}
