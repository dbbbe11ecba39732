package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.rest.Tags;
import dev.featurestore.emulator.store.Digest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stack at one moment. It is ACTIVE while it exists.
 *
 * @param id its OCID
 * @param sequence its place in the order of creation, unique among stacks and jobs
 * @param revision number of its changes, from 1
 * @param compartmentId the OCID of its compartment
 * @param displayName its name, which need not be unique
 * @param description its description
 * @param timeCreated time of its creation
 * @param configuration configuration and variables of its jobs
 * @param customTerraformProvider the client's value
 * @param terraformVersion such as {@code 1.5.x}
 * @param tags its tags
 * @param state the digest of its Terraform state; empty before the first apply
 */
record ServedStack(
        String id,
        long sequence,
        long revision,
        String compartmentId,
        String displayName,
        @Nullable String description,
        Instant timeCreated,
        ServedConfiguration configuration,
        @Nullable JsonNode customTerraformProvider,
        String terraformVersion,
        Tags tags,
        Optional<String> state) {

    /** Changes with each change by a client. */
    String etag() {
        return Digest.sha256(id + "/" + revision);
    }

    /** The stack with the state after a job. */
    ServedStack withState(String digest) {
        return with(revision, compartmentId, Optional.of(digest));
    }

    /** The stack in another compartment. */
    ServedStack in(String otherCompartmentId) {
        return with(revision + 1, otherCompartmentId, state);
    }

    private ServedStack with(long newRevision, String place, Optional<String> newState) {
        return new ServedStack(
                id,
                sequence,
                newRevision,
                place,
                displayName,
                description,
                timeCreated,
                configuration,
                customTerraformProvider,
                terraformVersion,
                tags,
                newState);
    }
}
