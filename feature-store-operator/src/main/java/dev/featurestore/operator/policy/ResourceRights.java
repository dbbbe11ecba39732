package dev.featurestore.operator.policy;

import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.oci.ResourceType;
import dev.featurestore.terraform.oci.RightPlace;
import java.util.Optional;

/** The rights that resources and data sources need: those of {@link ResourceType}, with the verb for their mode. */
public final class ResourceRights {

    private ResourceRights() {}

    /**
     * A right, and the place where it is needed.
     *
     * @param resource resource type of OCI's policies
     */
    record Right(Verb verb, String resource, RightPlace place) {}

    /** The right that a type always needs; empty if the type is unknown. */
    static Optional<Right> of(Resource.Mode mode, String type) {
        return ResourceType.of(type)
                .right()
                .map(right -> new Right(verb(mode, right.resource()), right.resource(), right.place()));
    }

    /** The type of a resource or data source. */
    static ResourceType type(Resource resource) {
        return ResourceType.of((resource.mode() == Resource.Mode.DATA ? "data." : "") + resource.type());
    }

    /**
     * The right that a type always needs; empty if the type is unknown.
     *
     * @param compartmentId OCID of the compartment of the deployment
     */
    public static Optional<Grant> of(Resource.Mode mode, String type, String compartmentId) {
        return of(mode, type)
                .map(right -> new Grant(
                        right.verb(),
                        right.resource(),
                        right.place() == RightPlace.TENANCY ? new Scope.Tenancy() : Scope.of(compartmentId)));
    }

    private static Verb verb(Resource.Mode mode, String resource) {
        boolean listed = resource.equals("tenancies") || resource.equals("compartments");
        return mode == Resource.Mode.MANAGED && !resource.equals("tenancies")
                ? Verb.MANAGE
                : listed ? Verb.INSPECT : Verb.READ;
    }
}
