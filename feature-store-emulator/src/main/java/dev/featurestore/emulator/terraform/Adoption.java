package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.store.Digest;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.terraform.schema.ProviderInterface;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Creates the resources of states from elsewhere: imported states, and those of the built-in engine. Otherwise Terraform
 * would find all of them deleted.
 */
final class Adoption {

    private final PrivateDirectory directory;
    private final ResourceStore resources;

    /** @param directory folder with a file for each stack: the digest of the state after its last job */
    Adoption(PrivateDirectory directory, ResourceStore resources) {
        this.directory = directory;
        this.resources = resources;
        for (String name : directory.names()) {
            if (!directory.read(name).map(Adoption::text).orElse("").matches("[0-9a-f]{64}")) {
                directory.setAside(
                        name,
                        "it does not have a SHA-256 digest",
                        "this record of a stack's state: a job creates resources of the state that were deleted outside of"
                                + " Terraform again");
            }
        }
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.US_ASCII);
    }

    /** Records the state after a job. */
    void left(String stackId, byte[] state) {
        directory.write(file(stackId), Digest.sha256(state).getBytes(StandardCharsets.US_ASCII));
    }

    private static String file(String stackId) {
        return Digest.sha256(stackId);
    }

    /** Creates the resources of a state that differs from that of the stack's last job, as far as their types are offered. */
    void adopt(String stackId, Optional<byte[]> state, StateFile read, ProviderInterface offered) {
        if (state.isEmpty()) {
            return;
        }
        Optional<String> known = directory.read(file(stackId)).map(Adoption::text);
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
