package dev.featurestore.provider.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads MessagePack ("MessagePack specification": Formats); the caller knows the expected types. */
final class MessagePackReader {

    private final ByteBuffer in;

    MessagePackReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    boolean atEnd() {
        return !in.hasRemaining();
    }

    /** Skips a nil if it is next, and returns whether it was. */
    boolean nil() {
        boolean nil = peek() == 0xc0;
        if (nil) {
            next();
        }
        return nil;
    }

    /** Skips an extension of one of some types if it is next, and returns whether it was. */
    boolean extension(int... types) {
        int form = peek();
        boolean fixed = form >= 0xd4 && form <= 0xd8;
        if (!fixed && (form < 0xc7 || form > 0xc9)) {
            return false;
        }
        next();
        int length = fixed ? 1 << (form - 0xd4) : size(1 << (form - 0xc7));
        int type = next();
        take(length);
        for (int known : types) {
            if (known == type) {
                return true;
            }
        }
        throw new ValueFormatException("unknown MessagePack extension type " + type);
    }

    boolean bool() {
        int form = next();
        if (form != 0xc2 && form != 0xc3) {
            throw expected("a bool", form);
        }
        return form == 0xc3;
    }

    BigDecimal number() {
        int form = peek();
        if (isString(form)) {
            String digits = string();
            try {
                return new BigDecimal(digits);
            } catch (NumberFormatException e) {
                throw new ValueFormatException("expected a number, found a string that is not a number", e);
            }
        }
        next();
        if (form < 0x80 || form >= 0xe0) {
            return BigDecimal.valueOf((byte) form);
        }
        return switch (form) {
            case 0xcc, 0xcd, 0xce, 0xcf -> new BigDecimal(new BigInteger(1, take(1 << (form - 0xcc))));
            case 0xd0, 0xd1, 0xd2, 0xd3 -> new BigDecimal(new BigInteger(take(1 << (form - 0xd0))));
            case 0xca -> finite(ByteBuffer.wrap(take(4)).getFloat());
            case 0xcb -> finite(ByteBuffer.wrap(take(8)).getDouble());
            default -> throw expected("a number", form);
        };
    }

    private static BigDecimal finite(double number) {
        if (!Double.isFinite(number)) {
            throw new ValueFormatException("expected a finite number, found " + number);
        }
        return new BigDecimal(number);
    }

    String string() {
        int form = next();
        if (!isString(form)) {
            throw expected("a string", form);
        }
        int length = form < 0xd9 ? form & 0x1f : size(1 << (form - 0xd9));
        return new String(take(length), StandardCharsets.UTF_8);
    }

    /** A string's or a binary's bytes. */
    byte[] bytes() {
        int form = peek();
        if (form >= 0xc4 && form <= 0xc6) {
            next();
            return take(size(1 << (form - 0xc4)));
        }
        return string().getBytes(StandardCharsets.UTF_8);
    }

    int arrayHeader() {
        return header("a list", 0x90, 0xdc);
    }

    int mapHeader() {
        return header("an object", 0x80, 0xde);
    }

    private int header(String what, int shortForm, int longForm) {
        int form = next();
        if ((form & 0xf0) == shortForm) {
            return form & 0x0f;
        }
        if (form == longForm || form == longForm + 1) {
            return size(form == longForm ? 2 : 4);
        }
        throw expected(what, form);
    }

    private static boolean isString(int form) {
        return (form & 0xe0) == 0xa0 || (form >= 0xd9 && form <= 0xdb);
    }

    private int size(int bytes) {
        long size = new BigInteger(1, take(bytes)).longValueExact();
        if (size > in.remaining()) {
            throw cutOff();
        }
        return (int) size;
    }

    private byte[] take(int length) {
        if (length > in.remaining()) {
            throw cutOff();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private int peek() {
        if (!in.hasRemaining()) {
            throw cutOff();
        }
        return in.get(in.position()) & 0xff;
    }

    private int next() {
        int form = peek();
        in.get();
        return form;
    }

    private static ValueFormatException cutOff() {
        return new ValueFormatException("truncated value");
    }

    private static ValueFormatException expected(String what, int form) {
        return new ValueFormatException("expected " + what + ", found MessagePack 0x" + Integer.toHexString(form));
    }
}
