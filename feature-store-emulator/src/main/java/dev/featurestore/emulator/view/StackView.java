package dev.featurestore.emulator.view;

import java.time.Instant;
import java.util.Optional;

/**
 * A stack.
 *
 * @param id its OCID
 * @param name its display name
 * @param description its description, or empty
 * @param compartmentId the OCID of its compartment
 * @param terraformVersion such as {@code 1.5.x}
 * @param timeCreated time of its creation
 * @param resources number of resources in its Terraform state
 * @param lastJob its newest job
 */
public record StackView(
        String id,
        String name,
        String description,
        String compartmentId,
        String terraformVersion,
        Instant timeCreated,
        int resources,
        Optional<JobView> lastJob) {}
