package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.tenancy.Account;
import dev.featurestore.provider.tenancy.Conditions;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.Waiting;
import java.time.Clock;

/**
 * The tenancy whose clusters the stand-in connects to.
 *
 * @param account tenancy, user and region
 * @param store the resources of the tenancy, and the objects of its clusters
 * @param conditions simulated failures and durations
 * @param clock the clock for times of creation
 * @param waiting waits for the duration of an operation
 */
public record RehearsedClusters(
        Account account, ResourceStore store, Conditions conditions, Clock clock, Waiting waiting) {}
