package dev.featurestore.provider.tenancy;

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
record Making(String type, Account account, ResourceStore store, Instant time, Seed seed, GatewayAddresses gateways) {}
