package dev.featurestore.provider.answers;

import dev.featurestore.provider.tenancy.Account;
import dev.featurestore.provider.tenancy.GatewayAddresses;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.Seed;
import java.time.Instant;

/**
 * A request to a service, apart from its values.
 *
 * @param type the resource's type, or the data source's after {@code data.}
 * @param account whose tenancy it is
 * @param store the tenancy's resources
 * @param time time of the request
 * @param seed unique to the resource
 * @param gateways addresses for a new gateway; none when a resource is only read or changed
 */
public record Making(
        String type, Account account, ResourceStore store, Instant time, Seed seed, GatewayAddresses gateways) {

    /** The time of all events without a known time, so that the same question has the same answer. */
    public static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");
}
