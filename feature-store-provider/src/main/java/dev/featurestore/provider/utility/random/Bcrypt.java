package dev.featurestore.provider.utility.random;

import java.math.BigInteger;
import java.util.Arrays;

/** Hashes passwords with bcrypt ("A Future-Adaptable Password Scheme", Provos and Mazières), version 2a, cost 10. */
final class Bcrypt {

    /** Length of the salt, in bytes. */
    static final int SALT = 16;

    private static final int COST = 10;
    private static final int LONGEST_KEY = 72;
    private static final int HASH = 23;
    private static final int ROUNDS = 16;
    private static final int SUBKEYS = ROUNDS + 2;
    private static final int WORDS = SUBKEYS + 4 * 256;
    private static final int ENCRYPTIONS = 64;
    private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final byte[] TEXT = "OrpheanBeholderScryDoubt".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    /** Subkeys, then the four boxes of substitutions. */
    private final int[] state = PiDigits.WORDS.clone();

    private int left;
    private int right;

    private Bcrypt() {}

    /** The first binary digits of pi, with which Blowfish starts. */
    private static final class PiDigits {

        private static final int GUARD = 64;
        static final int[] WORDS = words();

        private PiDigits() {}

        /** Machin's formula: pi = 16 arctan(1/5) - 4 arctan(1/239). */
        private static int[] words() {
            int bits = Bcrypt.WORDS * Integer.SIZE;
            BigInteger one = BigInteger.ONE.shiftLeft(bits + GUARD);
            BigInteger pi =
                    arctan(5, one).shiftLeft(4).subtract(arctan(239, one).shiftLeft(2));
            BigInteger fraction = pi.mod(one).shiftRight(GUARD);
            int[] words = new int[Bcrypt.WORDS];
            for (int i = words.length - 1; i >= 0; i--) {
                words[i] = fraction.intValue();
                fraction = fraction.shiftRight(Integer.SIZE);
            }
            return words;
        }

        private static BigInteger arctan(int inverse, BigInteger one) {
            BigInteger square = BigInteger.valueOf((long) inverse * inverse);
            BigInteger power = one.divide(BigInteger.valueOf(inverse));
            BigInteger sum = power;
            for (long n = 3; power.signum() != 0; n += 2) {
                power = power.divide(square).negate();
                sum = sum.add(power.divide(BigInteger.valueOf(n)));
            }
            return sum;
        }
    }

    /**
     * Hashes a password; bytes after the 72nd do not count.
     *
     * @param salt {@link #SALT} bytes
     */
    static String hash(byte[] password, byte[] salt) {
        Bcrypt cipher = new Bcrypt();
        // The key ends with a zero byte.
        byte[] key = Arrays.copyOf(password, Math.min(password.length + 1, LONGEST_KEY));
        cipher.expand(key, salt);
        for (int i = 0; i < 1 << COST; i++) {
            cipher.expand(key, new byte[SALT]);
            cipher.expand(salt, new byte[SALT]);
        }
        byte[] hash = new byte[TEXT.length];
        for (int block = 0; block < TEXT.length; block += Long.BYTES) {
            cipher.left = word(TEXT, block);
            cipher.right = word(TEXT, block + Integer.BYTES);
            for (int i = 0; i < ENCRYPTIONS; i++) {
                cipher.encrypt();
            }
            put(hash, block, cipher.left);
            put(hash, block + Integer.BYTES, cipher.right);
        }
        return "$2a$" + COST + "$" + encode(salt) + encode(Arrays.copyOf(hash, HASH));
    }

    private void expand(byte[] key, byte[] salt) {
        for (int i = 0; i < SUBKEYS; i++) {
            state[i] ^= word(key, i * Integer.BYTES);
        }
        left = 0;
        right = 0;
        for (int i = 0; i < WORDS; i += 2) {
            left ^= word(salt, i * Integer.BYTES);
            right ^= word(salt, (i + 1) * Integer.BYTES);
            encrypt();
            state[i] = left;
            state[i + 1] = right;
        }
    }

    private void encrypt() {
        int l = left;
        int r = right;
        for (int i = 0; i < ROUNDS; i += 2) {
            l ^= state[i];
            r ^= mixed(l);
            r ^= state[i + 1];
            l ^= mixed(r);
        }
        left = r ^ state[ROUNDS + 1];
        right = l ^ state[ROUNDS];
    }

    private int mixed(int word) {
        int a = state[SUBKEYS + (word >>> 24)];
        int b = state[SUBKEYS + 256 + ((word >>> 16) & 0xff)];
        int c = state[SUBKEYS + 512 + ((word >>> 8) & 0xff)];
        int d = state[SUBKEYS + 768 + (word & 0xff)];
        return ((a + b) ^ c) + d;
    }

    /** Four bytes from a place on; after the last byte follows the first one. */
    private static int word(byte[] bytes, int from) {
        int word = 0;
        for (int i = from; i < from + Integer.BYTES; i++) {
            word = (word << Byte.SIZE) | (bytes[i % bytes.length] & 0xff);
        }
        return word;
    }

    private static void put(byte[] bytes, int at, int word) {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[at + i] = (byte) (word >>> (24 - i * Byte.SIZE));
        }
    }

    /** Base64 with an alphabet of its own, without padding. */
    private static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        BigInteger bits = new BigInteger(1, bytes).shiftLeft((6 - bytes.length * Byte.SIZE % 6) % 6);
        int length = (bytes.length * Byte.SIZE + 5) / 6;
        for (int i = length - 1; i >= 0; i--) {
            text.append(ALPHABET.charAt(bits.shiftRight(6 * i).intValue() & 0x3f));
        }
        return text.toString();
    }
}
