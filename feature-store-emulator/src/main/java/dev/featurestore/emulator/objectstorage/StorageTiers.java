package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.http.ServiceError;
import java.util.Optional;

/** Storage tiers of buckets, objects and uploads. The embedded cloud has one. */
final class StorageTiers {

    static final String STANDARD = "Standard";

    private StorageTiers() {}

    /**
     * Refuses another tier than Standard.
     *
     * @param parameter the name of the field or header with the tier
     * @param tier the requested tier; empty for the default
     */
    static void requireStandard(String parameter, Optional<String> tier) {
        tier.filter(requested -> !requested.equalsIgnoreCase(STANDARD)).ifPresent(requested -> {
            throw ServiceError.invalidParameter(
                    parameter, "The embedded cloud supports only " + STANDARD + ", but it is " + requested + ".");
        });
    }
}
