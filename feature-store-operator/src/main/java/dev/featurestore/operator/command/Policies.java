package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Identity;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnwritableFile;
import dev.featurestore.operator.files.WrittenFile;
import dev.featurestore.operator.policy.DeployerPolicies;
import dev.featurestore.operator.policy.Grant;
import dev.featurestore.operator.policy.Needs;
import dev.featurestore.operator.policy.PolicyComparison;
import dev.featurestore.operator.policy.PolicyComparison.Finding;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.words.Count;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The goal {@code policies}: prints the policy statements that a group needs to deploy, or compares them with the existing
 * policies.
 */
public final class Policies {

    private final Project project;
    private final Console console;
    private final FileNames names;

    public Policies(Project project) {
        this.project = project;
        this.console = project.console();
        this.names = project.names();
    }

    /**
     * Prints the statements, writes them to a file, or compares them.
     *
     * @throws FeatureStoreException {@code POLICY_MISSING} if the comparison finds missing statements
     */
    public void run(PoliciesRequest request) {
        try (CloudSession session = new CloudSession(request.inputs().cloud(), console)) {
            run(request, new Preparation(project, request.inputs(), session).accepted(), session);
        }
    }

    private void run(PoliciesRequest request, Deployable deployable, CloudSession session) {
        if (request.compare() && (request.form().isPresent() || request.output().isPresent())) {
            throw FeatureStoreException.of(
                    FailureCode.CONFLICTING_PARAMETERS,
                    "featurestore.comparePolicies cannot be used with featurestore.format or featurestore.output: it"
                            + " writes no statements",
                    "Remove featurestore.comparePolicies, or the other two");
        }
        OperatorConfig config = deployable.config();
        String tenancyId = config.tenancyId()
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.INVALID_CONFIGURATION,
                        config.file().shown(names) + ": spec.tenancy_id is required by featurestore:policies",
                        "Add tenancy_id below spec"));
        Needs needs = Needs.of(deployable);
        DeployerPolicies policies = new DeployerPolicies(config, tenancyId, request.group(), needs, request.scope());
        if (request.compare()) {
            try (Identity identity = session.identity(config.region())) {
                compare(PolicyComparison.read(identity, request.group(), tenancyId, needs.grants()), policies);
            }
            return;
        }
        print(request, policies);
        needs.unknown()
                .forEach(type -> console.warn("Policy statements for " + type
                        + " are not known. See \"Policy Reference\" in OCI's" + " documentation."));
        warnOfUnread(needs);
        if (needs.existingNetwork()) {
            console.info("If the existing VCN is in another compartment, the group needs virtual-network-family in that"
                    + " compartment too.");
        }
        if (policies.leftOut() > 0) {
            console.info(console.commands()
                    .words("Omitted " + policies.leftOut() + " published statements that "
                            + (needs.unread().isEmpty()
                                    ? "this configuration does not need"
                                    : "only modules that were not read can need")
                            + ". To include them, add -Dfeaturestore.policyScope=published."));
        }
        console.info(
                console.commands().words("To compare with the existing policies, add -Dfeaturestore.comparePolicies."));
    }

    private void warnOfUnread(Needs needs) {
        if (!needs.unread().isEmpty()) {
            console.warn(
                    "The statements are not complete: these modules are not part of the stack, and were not read:");
            needs.unread().forEach(module -> console.warn("  " + module));
            console.warn("Add the statements for the resources that they create, or copy the modules into the stack.");
        }
    }

    private void print(PoliciesRequest request, DeployerPolicies policies) {
        List<String> written = new ArrayList<>();
        if (request.form().isPresent()) {
            written.addAll(request.form().get().lines(policies.documents()));
        } else {
            for (DeployerPolicies.Section section : policies.sections()) {
                if (request.output().isEmpty()) {
                    console.info(section.title());
                    section.statements().forEach(console::value);
                }
                written.addAll(section.statements());
            }
        }
        if (request.output().isPresent()) {
            write(request.output().get(), written);
        } else if (request.form().isPresent()) {
            written.forEach(console::value);
        }
    }

    private void write(Path file, List<String> lines) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            WrittenFile.open(file).replace((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            console.info("Wrote " + names.shown(file));
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot write " + names.shown(file) + ": " + e,
                    new UnwritableFile(file.resolveSibling(""), e).remedy()
                            + ", or set -Dfeaturestore.output to another file",
                    e);
        }
    }

    private void compare(PolicyComparison comparison, DeployerPolicies policies) {
        console.info("Compared with " + Count.of(comparison.policies(), "policy") + " of "
                + Count.of(comparison.compartments(), "compartment") + ", including the tenancy");
        comparison
                .unreadable()
                .forEach(id -> console.warn(
                        "No permission to read the policies of " + id + ": rights that they grant are not counted"));
        List<String> missing = new ArrayList<>();
        for (Grant needed : policies.needs().grants()) {
            Finding finding = comparison.find(needed);
            if (finding instanceof Finding.Missing) {
                missing.add(needed.statement(policies.group()));
            } else if (finding instanceof Finding.Conditional conditional) {
                console.warn("Granted on a condition: " + needed + ". Statement of policy " + conditional.policy()
                        + ": " + conditional.statement());
            }
        }
        List<String> unneeded = policies.unneeded().stream()
                .filter(grant -> comparison.find(grant) instanceof Finding.Missing)
                .map(Grant::resource)
                .toList();
        Needs needs = policies.needs();
        warnOfUnread(needs);
        if (!unneeded.isEmpty() && needs.unread().isEmpty()) {
            console.info("Published, missing, and not needed by this configuration: " + String.join(", ", unneeded));
        }
        if (!missing.isEmpty()) {
            throw missing(missing, comparison, policies);
        }
        console.info("No policy is missing: " + policies.group() + " has all "
                + Count.of(needs.grants().size(), "right") + " that this configuration needs"
                + (needs.unread().isEmpty() ? "." : ", without the modules that were not read."));
    }

    private static FeatureStoreException missing(
            List<String> statements, PolicyComparison comparison, DeployerPolicies policies) {
        List<String> lines = new ArrayList<>();
        lines.add("Missing policy statements: " + policies.group() + " does not have " + statements.size() + " of "
                + Count.of(policies.needs().grants().size(), "right") + " that this configuration needs:");
        statements.forEach(statement -> lines.add("  " + statement));
        return FeatureStoreException.of(
                FailureCode.POLICY_MISSING,
                lines,
                (comparison.namedOtherwise()
                                ? "Some policies name groups by OCID and some by name: set featurestore.group to the"
                                        + " other one. Otherwise ask"
                                : "Ask")
                        + " an administrator to add the statements. To write all statements for them, run this goal with"
                        + " -Dfeaturestore.format=cli or terraform, and without -Dfeaturestore.comparePolicies");
    }
}
