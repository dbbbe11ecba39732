package dev.featurestore.operator.cloud;

import java.util.Optional;

/**
 * A compartment, as one region sees it.
 *
 * @param id its OCID
 * @param region the region; empty for the user's region
 */
public record CompartmentAddress(String id, Optional<String> region) {}
