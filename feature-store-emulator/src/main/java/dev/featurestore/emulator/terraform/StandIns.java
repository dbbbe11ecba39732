package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.JobRequest;
import dev.featurestore.emulator.settings.Settings.Drift;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.provider.schema.BlockSchema;
import dev.featurestore.provider.schema.ProviderInterface;
import dev.featurestore.provider.tenancy.Conditions;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands in for OCI at the end of Terraform: the resources of a cloud, and a provider for each job. */
final class StandIns {

    private final ProviderInterface offered;
    private final StoredResources resources;
    private final Adoption adoption;
    private final DriftOrders driftOrders;

    private StandIns(ProviderInterface offered, PrivateDirectory directory) {
        this.offered = offered;
        this.resources = new StoredResources(directory.folder("resources"));
        this.adoption = new Adoption(directory.folder("states"), resources, offered);
        this.driftOrders = new DriftOrders(directory, resources);
    }

    static StandIns open(EngineOptions options, PrivateDirectory directory, String tenancyId, Clock clock)
            throws IOException {
        BlockSchema none = new BlockSchema(new TreeMap<>(), new TreeMap<>());
        return new StandIns(
                new ProviderInterface("oracle/oci", "0", none, new TreeMap<>(), new TreeMap<>()), directory);
    }

    /** What can be made. */
    ProviderInterface offered() {
        return offered;
    }

    /** A provider that Terraform finds. */
    interface Running extends AutoCloseable {

        /** The value of {@code TF_REATTACH_PROVIDERS}. */
        String reattached();

        @Override
        void close();
    }

    /** Brings the resources in line with a state from elsewhere, and with what is to happen behind Terraform's back. */
    void settle(String stackId, Optional<byte[]> state, StateFile read, Map<String, Drift> drift) {
        adoption.adopt(stackId, state, read);
        driftOrders.carryOut(drift, read);
    }

    /** Takes notice of the state that a job left. */
    void made(String stackId, byte[] state) {
        adoption.left(stackId, state);
    }

    /** Starts the provider of a job. */
    Running start(JobRequest request, Conditions conditions) throws IOException {
        return new Running() {
            @Override
            public String reattached() {
                return "";
            }

            @Override
            public void close() {}
        };
    }
}
