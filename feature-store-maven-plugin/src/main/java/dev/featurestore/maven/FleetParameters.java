package dev.featurestore.maven;

import dev.featurestore.operator.config.Environment;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The configurations that a goal runs for, and its parameters that do not go together with several.
 *
 * @param goal the word of the goal
 * @param parameters values of the goal's parameters, by name
 */
record FleetParameters(String goal, Map<String, String> parameters) {

    /** The goals that run for several configurations. */
    static final Set<String> GOALS =
            new TreeSet<>(Set.of("apply", "check", "destroy", "drift", "plan", "status", "verify"));

    /** Parameters of one stack, with their properties. */
    private static final Map<String, String> OF_ONE = new TreeMap<>(Map.of(
            "environment", PropertyNames.ENVIRONMENT,
            "stackName", PropertyNames.STACK_NAME,
            "stackId", PropertyNames.STACK_ID,
            "plan", PropertyNames.PLAN,
            "apiEndpoint", PropertyNames.API_ENDPOINT,
            "junitFile", PropertyNames.JUNIT_FILE));

    /** Switches and formats of one stack, by parameter. */
    private static final Map<String, String> NOT_AS =
            new TreeMap<>(Map.of("open", "true", "githubOutput", "true", "format", "json"));

    FleetParameters {
        parameters = Map.copyOf(parameters);
    }

    /**
     * The configurations of environments.
     *
     * @param environments their names
     * @param config the file that the file of each is laid over
     */
    List<FleetMember> ofEnvironments(List<String> environments, String config) {
        List<FleetMember> members = new ArrayList<>();
        for (String text : environments) {
            String name = Environment.parse(text.strip()).name();
            members.add(new FleetMember(name, name, config, Optional.of(name), Optional.empty()));
        }
        return checked(members, PropertyNames.ENVIRONMENTS);
    }

    /** The configurations of files, and of objects in Object Storage. */
    List<FleetMember> ofFiles(List<String> configs) {
        List<FleetMember> members = new ArrayList<>();
        Set<String> folders = new HashSet<>();
        for (String text : configs) {
            String config = text.strip();
            if (config.isEmpty()) {
                throw invalid(PropertyNames.CONFIGS, "a file before or after a comma is missing", "Write FILE,FILE");
            }
            String label = label(config);
            String folder = label.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[.-]+", "");
            if (folder.isEmpty()) {
                folder = "parent"; // ../feature_store.yaml
            }
            String unique = folder;
            for (int i = 2; !folders.add(unique); i++) {
                unique = folder + "-" + i;
            }
            members.add(new FleetMember(label, unique, config, Optional.empty(), Optional.empty()));
        }
        return checked(members, PropertyNames.CONFIGS);
    }

    /** The path without its ending; without its last part if every project calls the file so. */
    private static String label(String config) {
        String path = config.replaceFirst("^oci://", "")
                .replace('\\', '/')
                .replaceAll("(?<=^|/)(?:\\./)+", "")
                .replaceFirst("\\.ya?ml$", "");
        return path.replaceFirst("(?<=[^/])/feature_store$", "");
    }

    private List<FleetMember> checked(List<FleetMember> members, String property) {
        if (!GOALS.contains(goal)) {
            throw conflict(
                    property + " cannot be used with " + goal + ": it runs for one configuration",
                    "Run it for each with featurestore.environment or featurestore.config. Goals for several: "
                            + String.join(", ", GOALS));
        }
        OF_ONE.forEach((parameter, name) -> {
            if (parameters.containsKey(parameter)) {
                throw conflict(
                        name + " applies to one configuration, and " + property + " to several",
                        "Remove one of the two");
            }
        });
        NOT_AS.forEach((parameter, value) -> {
            if (value.equals(parameters.get(parameter))) {
                throw conflict(
                        "featurestore." + parameter + (value.equals("true") ? "" : "=" + value)
                                + " applies to one configuration, and " + property + " to several",
                        "Remove one of the two");
            }
        });
        Set<String> labels = new HashSet<>();
        for (FleetMember member : members) {
            if (!labels.add(member.label())) {
                throw invalid(property, member.label() + " is named twice", "Remove one of them");
            }
        }
        return confirmed(members);
    }

    /** The configurations with the names of their stacks in {@code featurestore.confirm}, as {@code dev=NAME,test=NAME}. */
    private List<FleetMember> confirmed(List<FleetMember> members) {
        String form = "Write the name of each stack as " + PropertyNames.CONFIRM + "="
                + String.join(
                        ",",
                        members.stream().map(member -> member.label() + "=NAME").toList());
        List<FleetMember> confirmed = new ArrayList<>(members);
        String names = parameters.getOrDefault("confirm", "");
        for (String entry : names.isEmpty() ? List.<String>of() : Arrays.asList(names.split(",", -1))) {
            int index = indexOf(confirmed, entry.strip());
            if (index < 0) {
                throw invalid(
                        PropertyNames.CONFIRM,
                        "\"" + entry.strip() + "\" does not name one of the configurations and its stack",
                        form);
            }
            FleetMember member = confirmed.get(index);
            confirmed.set(
                    index,
                    member.withConfirm(entry.strip().substring(member.label().length() + 1)));
        }
        List<String> missing = confirmed.stream()
                .filter(member -> member.confirm().isEmpty())
                .map(FleetMember::label)
                .toList();
        if (goal.equals("destroy") && !isSet("dryRun") && !missing.isEmpty()) {
            throw FeatureStoreException.of(
                    FailureCode.NOT_CONFIRMED,
                    "No stack was destroyed: " + PropertyNames.CONFIRM + " does not name the stack of "
                            + String.join(", ", missing),
                    form);
        }
        return List.copyOf(confirmed);
    }

    private static int indexOf(List<FleetMember> members, String entry) {
        for (int i = 0; i < members.size(); i++) {
            if (entry.startsWith(members.get(i).label() + "=")) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Refuses an apply that would ask at a terminal, because several runs cannot ask at once.
     *
     * @param terminal whether there is a terminal to ask at
     */
    void requireApproval(boolean terminal) {
        if (terminal && goal.equals("apply") && !isSet("autoApprove") && !isSet("dryRun")) {
            throw conflict(
                    "apply for several configurations cannot ask for approval of each",
                    "Run plan with the same parameters, then apply with -Dfeaturestore.autoApprove or --batch-mode");
        }
    }

    private boolean isSet(String parameter) {
        return "true".equals(parameters.get(parameter));
    }

    private static FeatureStoreException invalid(String property, String why, String hint) {
        return FeatureStoreException.of(FailureCode.INVALID_PARAMETER, property + ": " + why, hint);
    }

    private static FeatureStoreException conflict(String message, String hint) {
        return FeatureStoreException.of(FailureCode.CONFLICTING_PARAMETERS, message, hint);
    }
}
