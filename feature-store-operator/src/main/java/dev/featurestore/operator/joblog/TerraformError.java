package dev.featurestore.operator.joblog;

import java.util.Optional;

/**
 * The first error in a job's log.
 *
 * @param summary Terraform's summary, or the provider's message
 * @param detail first paragraph of the explanation below it
 * @param address address of the failed resource, such as {@code oci_core_vcn.this}
 * @param place file and line of the stack, such as {@code network.tf line 12}
 */
public record TerraformError(
        String summary, Optional<String> detail, Optional<String> address, Optional<String> place) {}
