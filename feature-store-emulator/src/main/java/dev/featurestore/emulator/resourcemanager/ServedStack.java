package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.rest.Tags;
import dev.featurestore.emulator.store.Digest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stack at one moment. It is ACTIVE for as long as it exists.
 *
 * @param id its OCID
 * @param sequence its place in the order of creation, unlike any other stack's or job's
 * @param revision counts its changes from 1
 * @param compartmentId the OCID of its compartment
 * @param displayName its name, which need not be unique
 * @param description what the client says about it
 * @param timeCreated when it was created
 * @param configuration what its jobs run on
 * @param customTerraformProvider as the client gave it
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

    /** Changes with every change that a client made. */
    String etag() {
        return Digest.sha256(id + "/" + revision);
    }

    /** The stack after a job that left another state. */
    ServedStack withState(String digest) {
        return new ServedStack(
                id,
                sequence,
                revision,
                compartmentId,
                displayName,
                description,
                timeCreated,
                configuration,
                customTerraformProvider,
                terraformVersion,
                tags,
                Optional.of(digest));
    }
}
