package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Edit;
import dev.featurestore.provider.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the controllers of a cluster do after a change of an object: they roll deployments out, and create load balancers for
 * services. An object that does not become ready stays, and the wait for it fails.
 */
final class Controllers {

    /** Since when the pods of a deployment are ready, as the gateway reads it; empty while none is. */
    static final String READY_SINCE = "ready_since";

    private static final String BALANCER_ID = "load_balancer_id";
    private static final int FIRST_NODE_PORT = 30000;

    private final RehearsedClusters clusters;
    private final LoadBalancers balancers;

    Controllers(RehearsedClusters clusters) {
        this.clusters = clusters;
        this.balancers = new LoadBalancers(clusters);
    }

    /**
     * Stores a new or changed object.
     *
     * @param before the stored object; empty for a new one
     * @return the object as it is then
     * @throws ServiceException with the object, if it does not become ready
     */
    Value.Structure changed(
            ObjectKind kind, ClusterObjects objects, Value.Structure object, Optional<Value.Structure> before)
            throws ServiceException {
        Value.Structure versioned =
                before.map(stored -> nextVersion(object, stored)).orElse(object);
        return switch (kind) {
            case DEPLOYMENT -> rollOut(objects, versioned, before);
            case SERVICE -> balance(objects, versioned, before);
            default -> {
                objects.put(kind, versioned);
                yield versioned;
            }
        };
    }

    private static Value.Structure nextVersion(Value.Structure object, Value.Structure before) {
        String path = "metadata.0.resource_version";
        BigDecimal version = new Attributes(before)
                .text(path)
                .filter(text -> text.matches("\\d+"))
                .map(BigDecimal::new)
                .orElse(BigDecimal.ZERO);
        return Edit.with(
                object, path, new Value.Text(version.add(BigDecimal.ONE).toPlainString()));
    }

    private Value.Structure rollOut(ClusterObjects objects, Value.Structure object, Optional<Value.Structure> before)
            throws ServiceException {
        Rollout rollout = new Rollout(objects, new ClusterNodes(clusters.store(), objects.clusterId()));
        Optional<String> problem = rollout.problem(object, before);
        Attributes deployment = new Attributes(object);
        String wanted = deployment.text("spec.0.replicas").orElse("1");
        Value since = problem.isEmpty() && !wanted.equals("0")
                ? new Value.Text(clusters.clock().instant().toString())
                : before.filter(stored -> problem.isPresent())
                        .map(stored -> new Attributes(stored).at(READY_SINCE))
                        .orElseGet(() -> new Value.Text(""));
        objects.put(ObjectKind.DEPLOYMENT, with(object, READY_SINCE, since));
        if (problem.isPresent() && deployment.isTrue("wait_for_rollout")) {
            throw ServiceException.leaving(
                    object,
                    "Waiting for rollout to finish: " + wanted + " replicas wanted; 0 replicas Ready. The pods of "
                            + deployment.text("id").orElse("") + " do not start: " + problem.get());
        }
        return object;
    }

    private Value.Structure balance(ClusterObjects objects, Value.Structure planned, Optional<Value.Structure> before)
            throws ServiceException {
        Value.Structure service = withNodePorts(objects, planned);
        Attributes values = new Attributes(service);
        Optional<String> balancer = before.flatMap(stored -> new Attributes(stored).text(BALANCER_ID))
                .filter(balancers::exists);
        Optional<String> problem = Optional.empty();
        if (values.text("spec.0.type").filter("LoadBalancer"::equals).isEmpty()) {
            balancer.ifPresent(balancers::delete);
            balancer = Optional.empty();
        } else {
            List<ClusterNodes.Node> nodes = new ClusterNodes(clusters.store(), objects.clusterId()).ready();
            try {
                if (balancer.isEmpty()) {
                    balancer = Optional.of(created(objects, service, nodes));
                }
                balancers.connect(balancer.get(), service, nodes);
            } catch (ServiceException e) {
                problem = Optional.of(String.valueOf(e.getMessage()));
            }
        }
        Value.Structure shown = withStatus(service, balancer.flatMap(balancers::address));
        objects.put(ObjectKind.SERVICE, with(shown, BALANCER_ID, new Value.Text(balancer.orElse(""))));
        if (problem.isPresent() && values.isTrue("wait_for_load_balancer")) {
            throw ServiceException.leaving(
                    shown,
                    "Waiting for service \"" + values.text("id").orElse("")
                            + "\" to assign IP/hostname for a load balancer. Error syncing load balancer: "
                            + problem.get());
        }
        return shown;
    }

    private String created(ClusterObjects objects, Value.Structure service, List<ClusterNodes.Node> nodes)
            throws ServiceException {
        if (nodes.isEmpty()) {
            throw new ServiceException("there are no available nodes for LoadBalancer");
        }
        return balancers.create(objects.clusterId(), service);
    }

    private static Value.Structure withStatus(Value.Structure service, Optional<String> address) {
        List<Value> ingress = address.<List<Value>>map(ip -> List.of(object(new TreeMap<>(Map.of(
                        "hostname", new Value.Text(""), "ip", new Value.Text(ip), "ip_mode", new Value.Text("VIP"))))))
                .orElse(List.of());
        return Edit.with(service, "status.0.load_balancer.0.ingress", new Value.Sequence(ingress));
    }

    private static Value object(SortedMap<String, Value> elements) {
        return new Value.Structure(elements);
    }

    /** Assigns ports of the nodes, each once in the cluster, to the ports of a service that has them. */
    private static Value.Structure withNodePorts(ClusterObjects objects, Value.Structure service)
            throws ServiceException {
        Attributes values = new Attributes(service);
        boolean exposed = PlannedObject.isExposed(values.text("spec.0.type").orElse(""));
        Set<String> taken = objects.all(ObjectKind.SERVICE).stream()
                .filter(other -> !ClusterObjects.idOf(other).equals(ClusterObjects.idOf(service)))
                .flatMap(other -> new Attributes(other).texts("spec.port.node_port").stream())
                .collect(Collectors.toSet());
        Value.Structure result = service;
        int next = FIRST_NODE_PORT;
        for (int i = 0; i < values.elements("spec.0.port").size(); i++) {
            String path = "spec.0.port." + i + ".node_port";
            if (!exposed) {
                result = Edit.with(result, path, new Value.Decimal(BigDecimal.ZERO));
            } else if (values.text(path).filter(taken::contains).isPresent()) {
                throw ApiError.invalid(
                        ObjectKind.SERVICE,
                        "create",
                        Metadata.of(service).name(),
                        "spec.ports[" + i + "].nodePort: Invalid value: "
                                + values.text(path).orElse("") + ": provided port is already allocated");
            } else if (values.text(path).filter(port -> !port.equals("0")).isEmpty()) {
                while (!taken.add(Integer.toString(next))) {
                    next++;
                }
                result = Edit.with(result, path, new Value.Decimal(BigDecimal.valueOf(next)));
            }
        }
        return result;
    }

    private static Value.Structure with(Value.Structure object, String name, Value value) {
        SortedMap<String, Value> elements = new TreeMap<>(object.elements());
        elements.put(name, value);
        return new Value.Structure(elements);
    }

    /** Deletes an object; with a namespace, all objects in it. */
    void deleted(ObjectKind kind, ClusterObjects objects, String id) {
        if (kind == ObjectKind.SERVICE) {
            objects.find(kind, id)
                    .flatMap(service -> new Attributes(service).text(BALANCER_ID))
                    .filter(balancer -> !balancer.isEmpty())
                    .ifPresent(balancers::delete);
        }
        if (kind == ObjectKind.NAMESPACE) {
            for (ObjectKind inside : ObjectKind.values()) {
                if (inside.isNamespaced()) {
                    objects.in(id, inside).forEach(object -> deleted(inside, objects, ClusterObjects.idOf(object)));
                }
            }
        }
        objects.remove(kind, id);
    }
}
