package dev.featurestore.emulator.signing;

import java.security.PublicKey;
import java.util.Optional;

/** The accepted keys. */
@FunctionalInterface
public interface KeyRing {

    /** The public key for a {@code keyId} such as {@code tenancy/user/fingerprint}, if it is known. */
    Optional<PublicKey> find(String keyId);
}
