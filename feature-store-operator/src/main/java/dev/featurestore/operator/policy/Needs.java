package dev.featurestore.operator.policy;

import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.RemoteModule;
import dev.featurestore.operator.verify.StackInstances;
import dev.featurestore.terraform.evaluation.ModuleValues;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.oci.Ocid;
import dev.featurestore.terraform.oci.ResourceType;
import dev.featurestore.terraform.oci.RightPlace;
import dev.featurestore.terraform.syntax.Argument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rights that a deployment needs: to run jobs, to detect drift, and for each resource type that the stack creates or reads with this
 * configuration.
 *
 * @param grants the rights; none includes another
 * @param unknown types of OCI's provider whose rights are unknown
 * @param unread modules that were not read, because they are not part of the stack
 * @param existingNetwork whether the stack reads an existing network, whose compartment only OCI knows
 */
public record Needs(List<Grant> grants, Set<String> unknown, List<RemoteModule> unread, boolean existingNetwork) {

    public Needs {
        grants = List.copyOf(grants);
        unknown = Set.copyOf(unknown);
        unread = List.copyOf(unread);
    }

    /** The needs of a configuration. Resources whose {@code count} only Terraform can evaluate are included. */
    public static Needs of(Deployable deployable) {
        Gathering gathering = new Gathering(deployable.config());
        gathering.add(Verb.MANAGE, "orm-stacks", gathering.home);
        gathering.add(Verb.MANAGE, "orm-jobs", gathering.home);
        gathering.add(Verb.READ, "orm-work-requests", gathering.home);
        deployable.config().definedTags().keySet().forEach(gathering::addTags);
        new StackInstances(deployable).forEach(gathering::add);
        return gathering.needs(deployable.modules().remote());
    }

    private static final class Gathering {

        private final Scope home;
        private final Set<Grant> grants = new LinkedHashSet<>();
        private final Set<String> unknown = new LinkedHashSet<>();
        private boolean existingNetwork;

        Gathering(OperatorConfig config) {
            home = Scope.of(config.compartmentId());
        }

        void add(Verb verb, String resource, Scope scope) {
            grants.add(new Grant(verb, resource, scope));
        }

        void add(Resource resource, ModuleValues values) {
            // A check only reads a network, and the stack uses none of its values.
            existingNetwork |= resource.check().isEmpty() && resource.address().startsWith("data.oci_core_vcn.");
            Optional<ResourceRights.Right> own = ResourceRights.of(resource.mode(), resource.type());
            own.ifPresent(right -> add(right.verb(), right.resource(), scope(right.place(), resource, values)));
            if (own.isEmpty()
                    && resource.type().startsWith("oci_")
                    && !ResourceRights.type(resource).needsNoRight()) {
                unknown.add(resource.type());
            }
            ResourceRights.type(resource).furtherRights().forEach(right -> add(right, resource, values));
            Optional<Argument> tags = resource.block().body().attribute("defined_tags");
            tags.map(Argument::value)
                    .flatMap(values.values()::valueOf)
                    .filter(Map.class::isInstance)
                    .map(value -> ((Map<?, ?>) value).keySet())
                    .ifPresent(keys -> keys.forEach(key -> addTags(namespace(key.toString()))));
            String instanceTag = text(values.variable("instance_tag"));
            if (tags.isPresent() && !instanceTag.isEmpty()) {
                addTags(namespace(instanceTag));
            }
        }

        private static String namespace(String tag) {
            return tag.split("\\.", 2)[0];
        }

        /** Setting a defined tag requires the use of its namespace, which can be in any compartment. */
        private void addTags(String namespace) {
            grants.add(new Grant(
                    Verb.USE,
                    "tag-namespaces",
                    new Scope.Tenancy(),
                    Optional.of("target.tag-namespace.name = '" + namespace + "'")));
        }

        private void add(ResourceType.FurtherRight right, Resource resource, ModuleValues values) {
            String value = right.variable()
                    .map(variable -> text(values.variable(variable)))
                    .orElse("");
            if (right.values().matcher(value).matches()) {
                grants.add(new Grant(
                        Verb.valueOf(right.verb()),
                        right.resource(),
                        scope(right.place(), resource, values),
                        right.condition().map(condition -> condition.formatted(value))));
            }
        }

        private Scope scope(RightPlace place, Resource resource, ModuleValues values) {
            return switch (place) {
                case TENANCY -> new Scope.Tenancy();
                case COMPARTMENT -> home;
                case VAULT -> scope(values.local("vault_compartment_id"));
                case RESOURCE ->
                    scope(resource.block()
                            .body()
                            .attribute("compartment_id")
                            .map(Argument::value)
                            .flatMap(values.values()::valueOf));
            };
        }

        private Scope scope(Optional<Object> compartment) {
            String id = text(compartment);
            return Ocid.isStartOf(id) ? Scope.of(id) : home;
        }

        private static String text(Optional<Object> value) {
            return value.filter(String.class::isInstance)
                    .map(String.class::cast)
                    .orElse("");
        }

        Needs needs(List<RemoteModule> unread) {
            List<Grant> needed = new ArrayList<>();
            for (Grant grant : grants) {
                if (grants.stream().noneMatch(other -> !other.equals(grant) && other.covers(grant))) {
                    needed.add(grant);
                }
            }
            return new Needs(needed, unknown, unread, existingNetwork);
        }
    }
}
