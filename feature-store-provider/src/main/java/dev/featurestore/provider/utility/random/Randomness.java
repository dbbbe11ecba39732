package dev.featurestore.provider.utility.random;

import dev.featurestore.provider.tenancy.ServiceException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Random;
import java.util.UUID;

/** Sources of random numbers. */
final class Randomness {

    /** Limit of a rehearsal, for hostile configurations. */
    static final int MAXIMUM = 1_000_000;

    private Randomness() {}

    /** Unpredictable numbers, or, with a seed, always the same ones; the real provider has others for a seed. */
    static Random of(String seed) {
        if (seed.isEmpty()) {
            return new SecureRandom();
        }
        UUID hash = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
        return new Random(hash.getMostSignificantBits() ^ hash.getLeastSignificantBits());
    }

    /**
     * Random bytes.
     *
     * @param argument the argument with their number, for messages
     */
    static byte[] bytes(String argument, int length) throws ServiceException {
        if (length < 1 || length > MAXIMUM) {
            throw new ServiceException("Invalid Attribute Value: attribute " + argument
                    + " value must be between 1 and " + MAXIMUM + ", got: " + length);
        }
        return bytes(length);
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
