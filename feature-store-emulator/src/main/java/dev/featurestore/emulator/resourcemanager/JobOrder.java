package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.JobOperation;
import java.time.Instant;
import java.util.Optional;

/**
 * What a job was created to do; never changes.
 *
 * @param id the job's OCID
 * @param sequence its place in the order of creation, unlike any other stack's or job's
 * @param stackId the OCID of its stack
 * @param compartmentId the OCID of the stack's compartment
 * @param displayName its name, which need not be unique
 * @param operation what it does
 * @param plan which plan an APPLY carries out; empty for other operations
 * @param resolvedPlanJobId the job whose plan it carries out, if it is not its own
 * @param providerUpgradeRequired whether the client wants newer providers within their constraints
 * @param timeCreated when it was created
 * @param configuration what Terraform is run on
 * @param stateBefore the digest of the stack's Terraform state at its start
 * @param tags its tags
 */
record JobOrder(
        String id,
        long sequence,
        String stackId,
        String compartmentId,
        String displayName,
        JobOperation operation,
        Optional<PlanChoice> plan,
        Optional<String> resolvedPlanJobId,
        boolean providerUpgradeRequired,
        Instant timeCreated,
        Configuration configuration,
        Optional<String> stateBefore,
        Tags tags) {}
