package dev.featurestore.provider.tenancy;

import java.time.Instant;

/**
 * What is asked of a service, apart from its values.
 *
 * @param type the resource's type, or the data source's after {@code data.}
 * @param account whose tenancy it is
 * @param store what there is in it
 * @param time when it is asked
 * @param seed what tells this resource from all others
 * @param gateways where a gateway answers that is made; nowhere when a resource is only read or changed
 */
record Making(String type, Account account, ResourceStore store, Instant time, Seed seed, GatewayAddresses gateways) {}
