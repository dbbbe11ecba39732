package dev.featurestore.emulator.signing;

import java.security.PublicKey;
import java.util.Optional;

/** Knows whose signatures are accepted. */
@FunctionalInterface
public interface KeyRing {

    /** The public key that a {@code keyId} such as {@code tenancy/user/fingerprint} stands for, if it is known. */
    Optional<PublicKey> find(String keyId);
}
