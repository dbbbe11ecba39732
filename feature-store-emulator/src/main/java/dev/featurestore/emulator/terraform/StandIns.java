package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.GatewayPorts;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.engine.JobRequest;
import dev.featurestore.emulator.engine.LiveResources;
import dev.featurestore.emulator.settings.Settings.Drift;
import dev.featurestore.emulator.signing.Tenancy;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.provider.StandInProvider;
import dev.featurestore.provider.StandInTenancy;
import dev.featurestore.provider.answers.ExistingResources;
import dev.featurestore.provider.kubernetes.RehearsedClusters;
import dev.featurestore.provider.tenancy.Account;
import dev.featurestore.provider.tenancy.Conditions;
import dev.featurestore.provider.tenancy.Waiting;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.schema.ProviderInterface;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The simulated OCI behind Terraform: the resources of a cloud, and a provider for each job. */
final class StandIns {

    private static final Waiting WAITING = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

    private final AvailableTypes types;
    private final Tenancy tenancy;
    private final Clock clock;
    private final GatewayPorts gateways;
    private final ExistingResources resources;
    private final Adoption adoption;
    private final DriftOrders driftOrders;

    private StandIns(
            AvailableTypes types, PrivateDirectory directory, Tenancy tenancy, Clock clock, GatewayPorts gateways) {
        this.types = types;
        this.tenancy = tenancy;
        this.clock = clock;
        this.gateways = gateways;
        this.resources = new ExistingResources(new StoredResources(directory.folder("resources")));
        this.adoption = new Adoption(directory.folder("states"), resources);
        this.driftOrders = new DriftOrders(directory, resources);
    }

    /**
     * Opens the resources of a cloud.
     *
     * @param providerSchema a file with types that come before the bundled ones
     * @param gateways addresses for new API gateways
     * @throws IOException if that file cannot be used; the message has the reason
     */
    static StandIns open(
            Optional<Path> providerSchema,
            PrivateDirectory directory,
            Tenancy tenancy,
            Clock clock,
            GatewayPorts gateways)
            throws IOException {
        return new StandIns(AvailableTypes.open(providerSchema), directory, tenancy, clock, gateways);
    }

    /** The types that are available without an installed provider. */
    AvailableTypes types() {
        return types;
    }

    /** The resources at this moment. */
    LiveResources live() {
        return type -> resources.all(type).stream()
                .map(entry -> ValueJson.write(entry.attributes()))
                .toList();
    }

    /** Updates the resources to a state from elsewhere, and makes the configured changes outside of Terraform. */
    void settle(
            String stackId,
            Optional<byte[]> state,
            StateFile read,
            Map<String, Drift> drift,
            ProviderInterface offered) {
        adoption.adopt(stackId, state, read, offered);
        driftOrders.carryOut(drift, read);
    }

    /** Records the state after a job. */
    void made(String stackId, byte[] state) {
        adoption.left(stackId, state);
    }

    /**
     * Starts the provider of a job, with the types offered to it: one for each job, because Terraform's stop request
     * names no job.
     */
    StandInProvider start(JobRequest request, ProviderInterface offered, Conditions conditions, Existence existence)
            throws IOException, JobFailedException {
        Account account = JobAccount.of(request, tenancy);
        existence.settle(resources, account, offered);
        return StandInProvider.start(
                offered,
                new StandInTenancy(
                        account,
                        resources,
                        conditions,
                        clock,
                        WAITING,
                        () -> Optional.of(gateways.open(request.stackId())),
                        name -> types.find(Resource.Mode.MANAGED, name).isPresent()));
    }

    /** The clusters among the resources, for the provider of their objects. */
    RehearsedClusters clusters(JobRequest request, Conditions conditions) throws JobFailedException {
        return new RehearsedClusters(JobAccount.of(request, tenancy), resources, conditions, clock, WAITING);
    }
}
