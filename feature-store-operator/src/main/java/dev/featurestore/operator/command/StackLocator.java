package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.CompartmentAddress;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackAddress;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.report.StackFacts;
import dev.featurestore.operator.verify.ConfiguredPlace;
import dev.featurestore.operator.verify.PlaceReader;
import dev.featurestore.terraform.oci.Ocid;
import dev.featurestore.terraform.oci.Region;
import java.util.Optional;
import java.util.Set;

/** Finds the stack, compartment or job that a request names, without a request to the cloud. */
final class StackLocator {

    private static final String STACK = "-Dfeaturestore.stackId=OCID";
    private static final String COMPARTMENT = "-Dfeaturestore.compartmentId=OCID";
    private static final String REGION = "-Dfeaturestore.region=REGION";

    private final StackRequest request;
    private final PlaceReader places;

    /** @param places reads the configuration where it is needed */
    StackLocator(StackRequest request, PlaceReader places) {
        this.request = request;
        this.places = places;
    }

    /** The address of the stack. */
    StackAddress stack() {
        if (request.stackId().isPresent()) {
            if (request.compartmentId().isPresent() || request.stackName().isPresent()) {
                throw FeatureStoreException.of(
                        FailureCode.CONFLICTING_PARAMETERS,
                        "featurestore.stackId cannot be used with featurestore.stackName or featurestore.compartmentId",
                        "Remove featurestore.stackId, or the other two");
            }
            String id = ocid("stackId", request.stackId().get(), Set.of("ormstack"), "a stack");
            return new StackAddress.ById(id, regionOf("stackId", id));
        }
        if (request.compartmentId().isPresent() && needsNoConfiguration()) {
            return new StackAddress.ByName(
                    givenCompartment(request.compartmentId().get(), request.region()),
                    request.stackName().orElse(OperatorConfig.DEFAULT_STACK_NAME));
        }
        ConfiguredPlace place = place("Set the stack: " + STACK + ", or " + COMPARTMENT
                + " and -Dfeaturestore.stackName=NAME, or -Dfeaturestore.config=FILE for its configuration");
        Optional<String> id = place.find("stack_id");
        if (id.isPresent()) {
            return new StackAddress.ById(id.get(), place.find(Overrides.REGION).or(() -> regionOf(id.get())));
        }
        String name = place.find(Overrides.STACK_NAME).orElse(OperatorConfig.DEFAULT_STACK_NAME);
        return new StackAddress.ByName(compartment(place), name);
    }

    /** Whether a configuration is that of a stack: by its OCID, or else by name and compartment. */
    static boolean names(ConfiguredPlace place, Stack stack) {
        Optional<String> id = place.find("stack_id");
        return id.isPresent()
                ? id.get().equals(stack.id())
                : place.find(Overrides.STACK_NAME)
                                .orElse(OperatorConfig.DEFAULT_STACK_NAME)
                                .equals(StackFacts.name(stack))
                        && place.find(Overrides.COMPARTMENT_ID)
                                .filter(stack.compartmentId()::equals)
                                .isPresent();
    }

    /** The compartment whose stacks to list. */
    CompartmentAddress compartment() {
        Optional<String> given = request.compartmentId();
        if (given.isPresent() && (request.region().isPresent() || !request.hasConfiguration())) {
            return givenCompartment(given.get(), request.region());
        }
        return compartment(place("Set the compartment: " + COMPARTMENT
                + ", or -Dfeaturestore.config=FILE for a configuration with compartment_id"));
    }

    /** The region of the job in a parameter; empty: the region of the credentials. */
    Optional<String> regionOfJob(String parameter, String job) {
        return regionOf(parameter, ocid(parameter, job, Set.of("ormjob"), "a job"));
    }

    /** Whether parameters name the stack completely, or no configuration exists. */
    private boolean needsNoConfiguration() {
        return (request.stackName().isPresent() && request.region().isPresent()) || !request.hasConfiguration();
    }

    private static CompartmentAddress givenCompartment(String id, Optional<String> region) {
        return new CompartmentAddress(
                ocid("compartmentId", id, Set.of("compartment", "tenancy"), "a compartment or the tenancy"), region);
    }

    private CompartmentAddress compartment(ConfiguredPlace place) {
        return new CompartmentAddress(
                place.require(Overrides.COMPARTMENT_ID, COMPARTMENT),
                Optional.of(place.require(Overrides.REGION, REGION)));
    }

    private ConfiguredPlace place(String otherwise) {
        return places.read(request.config(), request.overrides(), otherwise);
    }

    /**
     * Checks {@code featurestore.plan}.
     *
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if it is not the OCID of a job
     */
    static void requirePlanJob(String plan) {
        ocid("plan", plan, Set.of("ormjob"), "a plan job");
    }

    /**
     * Checks {@code featurestore.toJob}.
     *
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if it is not the OCID of a job
     */
    static void requireApplyJob(String job) {
        ocid("toJob", job, Set.of("ormjob"), "an apply job");
    }

    private static String ocid(String parameter, String text, Set<String> kinds, String what) {
        Optional<Ocid> ocid = Ocid.parse(text);
        if (ocid.isEmpty() || !kinds.contains(ocid.get().kind())) {
            throw FeatureStoreException.of(
                            FailureCode.INVALID_PARAMETER,
                            "featurestore." + parameter + ": must be the OCID of " + what + ", but is \"" + text + "\"",
                            "Copy the OCID from the Console, or from the output of this goal")
                    .suggesting(kinds.contains("ormjob") ? Command.of(Goal.JOBS) : Command.of(Goal.STACKS));
        }
        return text;
    }

    private Optional<String> regionOf(String parameter, String ocid) {
        Optional<String> own = regionOf(ocid);
        Optional<String> wanted = request.region();
        if (own.isPresent() && wanted.isPresent() && !own.equals(wanted)) {
            throw FeatureStoreException.of(
                    FailureCode.CONFLICTING_PARAMETERS,
                    "featurestore.region is " + wanted.get() + ", but featurestore." + parameter + " is in region "
                            + own.get(),
                    "Remove featurestore.region");
        }
        return wanted.or(() -> own);
    }

    /** The region in an OCID: its key, or its name for newer regions. */
    private static Optional<String> regionOf(String ocid) {
        return Ocid.parse(ocid)
                .map(Ocid::region)
                .flatMap(region -> Region.of(region)
                        .map(Region::name)
                        .or(() -> Optional.of(region).filter(name -> name.indexOf('-') > 0)));
    }
}
