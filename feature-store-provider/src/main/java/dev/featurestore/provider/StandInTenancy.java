package dev.featurestore.provider;

import dev.featurestore.provider.answers.AnswerTable;
import dev.featurestore.provider.answers.Catalogue;
import dev.featurestore.provider.answers.Companions;
import dev.featurestore.provider.answers.Completion;
import dev.featurestore.provider.answers.DataSources;
import dev.featurestore.provider.answers.Making;
import dev.featurestore.provider.answers.NodePools;
import dev.featurestore.provider.rules.Check;
import dev.featurestore.provider.rules.CidrCheck;
import dev.featurestore.provider.rules.ClusterVersionCheck;
import dev.featurestore.provider.rules.ContainerSizeCheck;
import dev.featurestore.provider.rules.ElementLimitCheck;
import dev.featurestore.provider.rules.NameCheck;
import dev.featurestore.provider.rules.Refusal;
import dev.featurestore.provider.rules.ReservedNames;
import dev.featurestore.provider.rules.RuleCidrCheck;
import dev.featurestore.provider.rules.UseCheck;
import dev.featurestore.provider.tenancy.Account;
import dev.featurestore.provider.tenancy.Conditions;
import dev.featurestore.provider.tenancy.GatewayAddresses;
import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.Seed;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.tenancy.Services;
import dev.featurestore.provider.tenancy.Waiting;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.oci.ResourceType;
import dev.featurestore.terraform.schema.TypeInterface;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A simulated tenancy: it answers like OCI, but creates no infrastructure. Safe for use by several threads. */
public final class StandInTenancy implements Services {

    private static final String CLUSTER_OPTIONS = "data.oci_containerengine_cluster_option";

    private final Account account;
    private final ResourceStore store;
    private final Conditions conditions;
    private final Clock clock;
    private final Waiting waiting;
    private final GatewayAddresses gateways;
    private final AnswerTable answers = AnswerTable.bundled();
    private final Catalogue catalogue = Catalogue.bundled();
    private final Predicate<String> types;
    private final ReservedNames reservedNames;
    private final List<Check> checks;

    /**
     * Creates a tenancy.
     *
     * @param account tenancy, user and region
     * @param store the tenancy's resources
     * @param conditions simulated failures and durations
     * @param clock the clock for times of creation
     * @param waiting waits for the duration of an operation
     * @param gateways addresses for new API gateways
     * @param types whether a name is that of a type of resources
     */
    public StandInTenancy(
            Account account,
            ResourceStore store,
            Conditions conditions,
            Clock clock,
            Waiting waiting,
            GatewayAddresses gateways,
            Predicate<String> types) {
        this.types = types;
        this.account = account;
        this.store = store;
        this.conditions = conditions;
        this.clock = clock;
        this.waiting = waiting;
        this.gateways = gateways;
        this.reservedNames = new ReservedNames(store, clock);
        this.checks = List.of(
                new CidrCheck(store),
                new RuleCidrCheck(),
                new ContainerSizeCheck(),
                new NameCheck(store, reservedNames),
                new ElementLimitCheck(),
                new ClusterVersionCheck(store, answers.texts(CLUSTER_OPTIONS, "kubernetes_versions")),
                new UseCheck(store));
    }

    @Override
    public Value.Structure create(TypeInterface type, Value.Structure planned)
            throws ServiceException, InterruptedException {
        await(ResourceOperation.CREATE, type, planned);
        synchronized (store) {
            check(ResourceOperation.CREATE, type, planned);
            Making making = making(type, planned);
            Value.Structure resource =
                    withParts(making, Completion.complete(making, answers, type.schema(), planned, null), true);
            String id = idOf(type, resource);
            if (id.contains("oadBalancers/") && store.find(id).isPresent()) {
                throw Refusal.conflict(nameOf(type), "409-Conflict", id + " already exists.");
            }
            store.put(id, new ResourceStore.Entry(nameOf(type), resource));
            return resource;
        }
    }

    @Override
    public Optional<Value.Structure> read(TypeInterface type, Value.Structure state) throws ServiceException {
        Optional<ResourceStore.Entry> entry = find(type, state);
        return entry.isEmpty()
                ? Optional.empty()
                : Optional.of(current(type, idOf(type, state), entry.get().attributes()));
    }

    @Override
    public Value.Structure update(TypeInterface type, Value.Structure prior, Value.Structure planned)
            throws ServiceException, InterruptedException {
        await(ResourceOperation.UPDATE, type, planned);
        synchronized (store) {
            ResourceStore.Entry entry = find(type, prior).orElseThrow(() -> Refusal.notFound(nameOf(type)));
            check(ResourceOperation.UPDATE, type, planned);
            String id = idOf(type, prior);
            Making making = new Making(nameOf(type), account, store, now(), new Seed(id), GatewayAddresses.NONE);
            Value.Structure resource = withParts(
                    making,
                    Completion.complete(making, answers, type.schema(), planned, current(type, id, entry.attributes())),
                    false);
            store.put(id, new ResourceStore.Entry(nameOf(type), resource));
            return resource;
        }
    }

    @Override
    public void delete(TypeInterface type, Value.Structure prior) throws ServiceException, InterruptedException {
        await(ResourceOperation.DELETE, type, prior);
        synchronized (store) {
            Optional<ResourceStore.Entry> entry = find(type, prior);
            if (entry.isPresent()) {
                check(ResourceOperation.DELETE, type, entry.get().attributes());
                store.remove(idOf(type, prior));
                reservedNames.reserve(
                        nameOf(type), idOf(type, prior), entry.get().attributes());
            }
        }
    }

    @Override
    public Value.Structure readData(TypeInterface type, Value.Structure configuration) throws ServiceException {
        String name = "data." + type.name();
        Making making = new Making(
                name,
                account,
                new Companions(store, account),
                Making.LONG_AGO,
                new Seed(account.tenancyId()).derive(name),
                GatewayAddresses.NONE);
        return new DataSources(making, answers, catalogue, types).read(type, configuration);
    }

    private void await(ResourceOperation operation, TypeInterface type, Value.Structure resource)
            throws ServiceException, InterruptedException {
        waiting.pass(conditions.durationOf(operation, nameOf(type), resource));
        Optional<String> failure = conditions.failureOf(operation, nameOf(type), resource);
        if (failure.isPresent()) {
            throw new ServiceException(failure.get());
        }
    }

    private void check(ResourceOperation operation, TypeInterface type, Value.Structure resource)
            throws ServiceException {
        for (Check check : checks) {
            check.check(operation, nameOf(type), new Attributes(resource));
        }
    }

    /** Sets what a table cannot express: how many parts a resource has. */
    private static Value.Structure withParts(Making making, Value.Structure resource, boolean isNew)
            throws ServiceException {
        return making.type().equals(NodePools.TYPE) ? NodePools.withNodes(making, resource, isNew) : resource;
    }

    /** Converts a stored resource to its type: another version of the provider may have stored it. */
    private Value.Structure current(TypeInterface type, String id, Value.Structure kept) throws ServiceException {
        Making making = new Making(nameOf(type), account, store, Making.LONG_AGO, new Seed(id), GatewayAddresses.NONE);
        return Completion.complete(making, answers, type.schema(), kept, null);
    }

    /** Resources that are created with the same values differ by their number. */
    private Making making(TypeInterface type, Value.Structure planned) {
        Instant now = now();
        String words = nameOf(type) + ' ' + planned;
        return new Making(
                nameOf(type), account, store, now, new Seed(words + ' ' + now + ' ' + store.newNumber()), gateways);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Optional<ResourceStore.Entry> find(TypeInterface type, Value.Structure state) {
        return new Attributes(state)
                .text("id")
                .flatMap(store::find)
                .filter(entry -> entry.type().equals(nameOf(type)));
    }

    private static String idOf(TypeInterface type, Value.Structure resource) {
        return new Attributes(resource)
                .text("id")
                .orElseThrow(() -> new IllegalStateException(nameOf(type) + " has no identifier"));
    }

    /** The name of a type, also of one with a legacy name. */
    private static String nameOf(TypeInterface type) {
        return ResourceType.of(type.name()).name();
    }
}
