package dev.featurestore.provider.utility.random;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Random;
import java.util.UUID;

/** Sources of random numbers. */
final class Randomness {

    private Randomness() {}

    /** Unpredictable numbers, or, with a seed, always the same ones; the real provider has others for a seed. */
    static Random of(String seed) {
        if (seed.isEmpty()) {
            return new SecureRandom();
        }
        UUID hash = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
        return new Random(hash.getMostSignificantBits() ^ hash.getLeastSignificantBits());
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
