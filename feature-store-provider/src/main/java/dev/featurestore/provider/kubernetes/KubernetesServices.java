package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.answers.AnswerTable;
import dev.featurestore.provider.answers.Completion;
import dev.featurestore.provider.answers.Making;
import dev.featurestore.provider.tenancy.GatewayAddresses;
import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.tenancy.Seed;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.tenancy.Services;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.TypeInterface;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Kubernetes API of the rehearsed clusters, and what their controllers do. */
final class KubernetesServices implements Services {

    private final RehearsedClusters clusters;
    private final NestedDefaults defaults;
    private final Connection connection;
    private final Controllers controllers;
    private final AnswerTable answers = AnswerTable.bundled();

    KubernetesServices(RehearsedClusters clusters, NestedDefaults defaults) {
        this.clusters = clusters;
        this.defaults = defaults;
        this.connection = new Connection(new ClusterEndpoints(clusters.store()));
        this.controllers = new Controllers(clusters);
    }

    @Override
    public void configure(Value.Structure configuration) {
        connection.configure(configuration);
    }

    @Override
    public Value.Structure plan(
            TypeInterface type, Value.Structure configuration, Optional<Value.Structure> prior, Value.Structure planned)
            throws ServiceException {
        Value.Structure completed = PlannedObject.of(defaults.complete(type, planned));
        ObjectRules.check(ObjectKind.of(type.name()), prior.isEmpty() ? "create" : "update", completed);
        return completed;
    }

    @Override
    public Value.Structure create(TypeInterface type, Value.Structure planned)
            throws ServiceException, InterruptedException {
        ObjectKind kind = ObjectKind.of(type.name());
        String namespace = Metadata.of(planned).namespace();
        ClusterObjects objects = connected("POST", kind, namespace);
        await(ResourceOperation.CREATE, type, planned);
        synchronized (clusters.store()) {
            ObjectRules.check(kind, "create", planned);
            if (kind.isNamespaced() && !objects.hasNamespace(namespace)) {
                throw ApiError.notFound(kind, "create", ObjectKind.NAMESPACE, namespace);
            }
            Value.Structure object = completed(
                    kind, type, planned, null, Long.toString(clusters.store().newNumber()));
            String name = Metadata.of(object).name();
            boolean taken = kind == ObjectKind.NAMESPACE
                    ? objects.hasNamespace(name)
                    : objects.find(kind, ClusterObjects.idOf(object)).isPresent();
            if (taken) {
                throw ApiError.exists(kind, name);
            }
            return controllers.changed(kind, objects, object, Optional.empty());
        }
    }

    @Override
    public Optional<Value.Structure> read(TypeInterface type, Value.Structure state) throws ServiceException {
        ObjectKind kind = ObjectKind.of(type.name());
        String id = ClusterObjects.idOf(state);
        ClusterObjects objects = connected("GET", kind, namespaceOf(id));
        Optional<Value.Structure> found = objects.find(kind, id);
        return found.isEmpty() ? found : Optional.of(completed(kind, type, found.get(), null, id));
    }

    @Override
    public Value.Structure update(TypeInterface type, Value.Structure prior, Value.Structure planned)
            throws ServiceException, InterruptedException {
        ObjectKind kind = ObjectKind.of(type.name());
        String id = ClusterObjects.idOf(prior);
        ClusterObjects objects = connected("PATCH", kind, namespaceOf(id));
        await(ResourceOperation.UPDATE, type, planned);
        synchronized (clusters.store()) {
            ObjectRules.check(kind, "update", planned);
            Optional<Value.Structure> before = objects.find(kind, id);
            if (before.isEmpty()) {
                throw ApiError.notFound(kind, "update", kind, Metadata.of(prior).name());
            }
            Value.Structure object = completed(kind, type, planned, before.get(), id);
            return controllers.changed(kind, objects, object, before);
        }
    }

    @Override
    public void delete(TypeInterface type, Value.Structure prior) throws ServiceException, InterruptedException {
        ObjectKind kind = ObjectKind.of(type.name());
        String id = ClusterObjects.idOf(prior);
        ClusterObjects objects = connected("DELETE", kind, namespaceOf(id));
        await(ResourceOperation.DELETE, type, prior);
        synchronized (clusters.store()) {
            if (objects.find(kind, id).isPresent()) {
                controllers.deleted(kind, objects, id);
            }
        }
    }

    @Override
    public Value.Structure readData(TypeInterface type, Value.Structure configuration) {
        throw new IllegalStateException("The table has a data source without code: " + type.name());
    }

    private ClusterObjects connected(String method, ObjectKind kind, String namespace) throws ServiceException {
        return new ClusterObjects(clusters.store(), connection.cluster(method, kind.path(namespace)));
    }

    private static String namespaceOf(String id) {
        return id.substring(0, Math.max(0, id.indexOf('/')));
    }

    private void await(ResourceOperation operation, TypeInterface type, Value.Structure object)
            throws ServiceException, InterruptedException {
        clusters.waiting().pass(clusters.conditions().durationOf(operation, type.name(), object));
        Optional<String> failure = clusters.conditions().failureOf(operation, type.name(), object);
        if (failure.isPresent()) {
            throw new ServiceException(failure.get());
        }
    }

    /** Sets what the API sets; drops what is not in the schema. */
    private Value.Structure completed(
            ObjectKind kind, TypeInterface type, Value.Structure object, Value.@Nullable Structure prior, String seed)
            throws ServiceException {
        Making making = new Making(
                kind.type(),
                clusters.account(),
                clusters.store(),
                clusters.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                new Seed(kind.type() + ' ' + new Attributes(object).text("metadata.0.name") + ' ' + seed),
                GatewayAddresses.NONE);
        return Completion.complete(making, answers, type.schema(), object, prior);
    }
}
