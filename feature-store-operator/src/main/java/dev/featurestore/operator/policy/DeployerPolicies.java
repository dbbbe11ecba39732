package dev.featurestore.operator.policy;

import dev.featurestore.operator.config.OperatorConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The statements for a group that deploys a configuration.
 *
 * @param tenancyId OCID of the tenancy
 * @param needs the rights that the configuration needs
 * @param which which statements to write
 */
public record DeployerPolicies(
        OperatorConfig config, String tenancyId, UserGroup group, Needs needs, PolicyScope which) {

    /**
     * Statements under a title.
     *
     * @param title the title for the console
     */
    public record Section(String title, List<String> statements) {
        public Section {
            statements = List.copyOf(statements);
        }
    }

    /** All statements for the console, in sections that are not empty. */
    public List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        if (which == PolicyScope.NEEDED) {
            add(sections, "Needed by this configuration:", statements(needs.grants()));
            return sections;
        }
        add(
                sections,
                "Published for the feature store, and needed by this configuration:",
                statements(published(this::isNeeded)));
        add(sections, "Needed by this configuration, but not published:", statements(beyond()));
        List<String> rest = new ArrayList<>(Published.endorsement(group, tenancyId));
        rest.addAll(statements(published(grant -> !isNeeded(grant))));
        add(
                sections,
                needs.unread().isEmpty()
                        ? "Published for the feature store, but not needed by this configuration:"
                        : "Published for the feature store; modules that were not read may need them:",
                rest);
        return sections;
    }

    private static void add(List<Section> sections, String title, List<String> statements) {
        if (!statements.isEmpty()) {
            sections.add(new Section(title, statements));
        }
    }

    /** The same statements as policies: rights in the tenancy can be granted in its root compartment only. */
    public List<PolicyDocument> documents() {
        Scope home = home();
        List<String> tenancy = new ArrayList<>();
        List<String> compartment = new ArrayList<>();
        List<Grant> all = new ArrayList<>();
        if (which == PolicyScope.NEEDED) {
            all.addAll(needs.grants());
        } else {
            tenancy.addAll(Published.endorsement(group, tenancyId));
            all.addAll(published(grant -> true));
            all.addAll(beyond());
        }
        for (Grant grant : all) {
            (grant.scope().equals(home) && !(home instanceof Scope.Tenancy) ? compartment : tenancy)
                    .add(grant.statement(group));
        }
        String name = config.stackName().replaceAll("[^\\w.-]", "-") + "-deployers";
        List<PolicyDocument> documents = new ArrayList<>();
        if (!tenancy.isEmpty()) {
            documents.add(new PolicyDocument(
                    name + "-tenancy",
                    tenancyId,
                    "Rights of the deployers of the feature store in the tenancy",
                    tenancy));
        }
        if (!compartment.isEmpty()) {
            documents.add(new PolicyDocument(
                    name,
                    config.compartmentId(),
                    "Rights of the deployers of the feature store in the compartment",
                    compartment));
        }
        return documents;
    }

    /** The number of published statements that the configuration does not need. */
    public int leftOut() {
        return which == PolicyScope.PUBLISHED
                ? 0
                : Published.endorsement(group, tenancyId).size()
                        + published(grant -> !isNeeded(grant)).size();
    }

    /** The published rights to resources that this configuration does not use. */
    public List<Grant> unneeded() {
        return published(grant -> needs.grants().stream()
                .noneMatch(needed -> ResourceFamilies.covers(grant.resource(), needed.resource())));
    }

    private List<Grant> published(Predicate<Grant> which) {
        return Published.grants(home()).stream().filter(which).toList();
    }

    private List<Grant> beyond() {
        List<Grant> published = Published.grants(home());
        return needs.grants().stream()
                .filter(needed -> published.stream().noneMatch(grant -> grant.covers(needed)))
                .toList();
    }

    /** Whether the configuration needs a published right, at least in part. */
    private boolean isNeeded(Grant published) {
        return needs.grants().stream().anyMatch(needed -> published.covers(needed));
    }

    private Scope home() {
        return Scope.of(config.compartmentId());
    }

    private List<String> statements(List<Grant> grants) {
        return grants.stream().map(grant -> grant.statement(group)).toList();
    }
}
