package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the pods of a changed deployment become ready: what certainly keeps them from it. */
record Rollout(ClusterObjects objects, ClusterNodes nodes) {

    private static final String SPEC = "spec.0.template.0.spec.0";

    /** Paths below the pod's specification to names of objects that a pod needs, unless "optional" beside them is true. */
    private record Reference(ObjectKind kind, String path, String name) {}

    private static final List<Reference> REFERENCES = List.of(
            new Reference(ObjectKind.SECRET, "env.value_from.secret_key_ref", "name"),
            new Reference(ObjectKind.SECRET, "env_from.secret_ref", "name"),
            new Reference(ObjectKind.CONFIG_MAP, "env.value_from.config_map_key_ref", "name"),
            new Reference(ObjectKind.CONFIG_MAP, "env_from.config_map_ref", "name"));

    private static final Pattern PERCENTAGE = Pattern.compile("(\\d+)%");

    /**
     * What keeps the new pods from getting ready, as the events of the pods report it; empty if nothing does.
     *
     * @param before the deployment before the change; empty for a new one
     */
    Optional<String> problem(Value.Structure deployment, Optional<Value.Structure> before) {
        Value pod = new Attributes(deployment).at(SPEC);
        if (pod == null || Pods.of(deployment).count() == 0) {
            return Optional.empty();
        }
        Attributes spec = new Attributes(pod);
        return account(deployment, spec)
                .or(() -> images(deployment, spec))
                .or(() -> references(deployment, spec))
                .or(() -> room(deployment, before));
    }

    private Optional<String> account(Value.Structure deployment, Attributes spec) {
        String namespace = Metadata.of(deployment).namespace();
        return spec.text("service_account_name")
                .filter(name -> !name.isEmpty() && !name.equals("default"))
                .filter(name -> objects.find(ObjectKind.SERVICE_ACCOUNT, namespace + '/' + name)
                        .isEmpty())
                .map(name -> "pods is forbidden: error looking up service account " + namespace + '/' + name
                        + ": serviceaccount \"" + name + "\" not found");
    }

    private Optional<String> images(Value.Structure deployment, Attributes spec) {
        PullSecrets pull = new PullSecrets(objects, Metadata.of(deployment).namespace());
        List<String> secrets = spec.texts("image_pull_secrets.name");
        List<String> images = new ArrayList<>(spec.texts("init_container.image"));
        images.addAll(spec.texts("container.image"));
        return images.stream()
                .flatMap(image -> pull.problem(image, secrets).stream())
                .findFirst();
    }

    private Optional<String> references(Value.Structure deployment, Attributes spec) {
        String namespace = Metadata.of(deployment).namespace();
        for (String containers : List.of("init_container", "container")) {
            for (Reference reference : REFERENCES) {
                Optional<String> missing = missing(namespace, spec, containers + '.' + reference.path(), reference);
                if (missing.isPresent()) {
                    return missing.map(name -> "CreateContainerConfigError: " + singular(reference.kind()) + " \""
                            + name + "\" not found");
                }
            }
        }
        return missing(
                        namespace,
                        spec,
                        "volume.secret",
                        new Reference(ObjectKind.SECRET, "volume.secret", "secret_name"))
                .map(name -> "FailedMount: secret \"" + name + "\" not found")
                .or(() -> missing(
                                namespace,
                                spec,
                                "volume.config_map",
                                new Reference(ObjectKind.CONFIG_MAP, "volume.config_map", "name"))
                        .map(name -> "FailedMount: configmap \"" + name + "\" not found"));
    }

    private Optional<String> missing(String namespace, Attributes spec, String path, Reference reference) {
        return blocks(spec.root(), path).stream()
                .map(Attributes::new)
                .filter(block -> !block.isTrue("optional"))
                .flatMap(block -> block.text(reference.name()).stream())
                .filter(name ->
                        objects.find(reference.kind(), namespace + '/' + name).isEmpty())
                .findFirst();
    }

    private static List<Value> blocks(Value in, String path) {
        if (in instanceof Value.Sequence sequence) {
            return sequence.elements().stream()
                    .flatMap(element -> blocks(element, path).stream())
                    .toList();
        }
        if (path.isEmpty()) {
            return List.of(in);
        }
        int dot = path.indexOf('.');
        Value inner = new Attributes(in).at(dot < 0 ? path : path.substring(0, dot));
        return inner == null ? List.of() : blocks(inner, dot < 0 ? "" : path.substring(dot + 1));
    }

    private static String singular(ObjectKind kind) {
        return kind == ObjectKind.SECRET ? "secret" : "configmap";
    }

    /** Room for the pods beside those of all other deployments, and for one more during an update that removes none first. */
    private Optional<String> room(Value.Structure deployment, Optional<Value.Structure> before) {
        Scheduler scheduler = new Scheduler(nodes.ready());
        for (Value.Structure other : objects.all(ObjectKind.DEPLOYMENT)) {
            if (!ClusterObjects.idOf(other).equals(ClusterObjects.idOf(deployment))) {
                scheduler.place(Pods.of(other));
            }
        }
        Pods pods = Pods.of(deployment);
        boolean surges = before.isPresent() && replacesPods(before.get(), deployment) && keepsAll(deployment, pods);
        return scheduler.place(surges ? pods.times(pods.count() + 1) : pods);
    }

    private static boolean replacesPods(Value.Structure before, Value.Structure after) {
        Value template = new Attributes(before).at("spec.0.template");
        return template != null && !template.equals(new Attributes(after).at("spec.0.template"));
    }

    /** Whether an update removes no pod before a new one is ready. */
    private static boolean keepsAll(Value.Structure deployment, Pods pods) {
        Attributes strategy = new Attributes(deployment);
        if (strategy.text("spec.0.strategy.0.type").filter("Recreate"::equals).isPresent()) {
            return false;
        }
        String unavailable = strategy.text("spec.0.strategy.0.rolling_update.0.max_unavailable")
                .orElse("25%");
        var percentage = PERCENTAGE.matcher(unavailable);
        return percentage.matches()
                ? pods.count() * Integer.parseInt(percentage.group(1)) / 100 == 0
                : unavailable.equals("0");
    }
}
