package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.store.Digest;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.provider.schema.ProviderInterface;
import dev.featurestore.provider.tenancy.ResourceStore;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Makes resources of states that no job of this engine left: those that were imported, and those of the built-in engine.
 * Without it Terraform would find them all deleted.
 */
final class Adoption {

    private final PrivateDirectory directory;
    private final ResourceStore resources;

    /** @param directory has a file for each stack with the digest of the state that its last job left */
    Adoption(PrivateDirectory directory, ResourceStore resources) {
        this.directory = directory;
        this.resources = resources;
    }

    /** Notes what a job left. */
    void left(String stackId, byte[] state) {
        directory.write(file(stackId), Digest.sha256(state).getBytes(StandardCharsets.US_ASCII));
    }

    private static String file(String stackId) {
        return Digest.sha256(stackId);
    }

    /** Makes the resources of a state that is not what the stack's last job left, as far as their types are offered. */
    void adopt(String stackId, Optional<byte[]> state, StateFile read, ProviderInterface offered) {
        if (state.isEmpty()) {
            return;
        }
        Optional<String> known =
                directory.read(file(stackId)).map(content -> new String(content, StandardCharsets.US_ASCII));
        if (known.isPresent() && known.get().equals(Digest.sha256(state.get()))) {
            return;
        }
        for (StateFile.Instance instance : read.instances()) {
            if (offered.resources().containsKey(instance.type())
                    && resources.find(instance.id()).isEmpty()) {
                resources.put(
                        instance.id(),
                        new ResourceStore.Entry(instance.type(), ValueJson.structure(instance.attributes())));
            }
        }
        left(stackId, state.get());
    }
}
