package dev.featurestore.operator;

import dev.featurestore.operator.cloud.Identity;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The part of {@link Operator#policies} behind the configuration. */
final class Policies {

    private final Console console;
    private final FileNames names;

    Policies(Console console, FileNames names) {
        this.console = console;
        this.names = names;
    }

    void run(PoliciesRequest request, Deployable deployable, CloudSession session) {
        if (request.compare() && (request.form().isPresent() || request.output().isPresent())) {
            throw FeatureStoreException.of(
                    FailureCode.CONFLICTING_PARAMETERS,
                    "featurestore.comparePolicies compares and writes no statements, so featurestore.format and"
                            + " featurestore.output have no effect with it",
                    "leave out featurestore.comparePolicies, or the other two");
        }
        OperatorConfig config = deployable.config();
        String tenancyId = config.tenancyId()
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.INVALID_CONFIGURATION,
                        config.file().shown(names) + " names no tenancy, which policies are about too",
                        "add tenancy_id below spec"));
        Needs needs = Needs.of(deployable);
        DeployerPolicies policies = new DeployerPolicies(config, tenancyId, request.group(), needs, request.scope());
        if (request.compare()) {
            try (Identity identity = session.identity(config.region())) {
                compare(PolicyComparison.read(identity, request.group(), tenancyId, needs.grants()), policies);
            }
            return;
        }
        tell(request, policies);
        needs.unknown()
                .forEach(type -> console.warn(
                        "No statement is known for " + type + "; see \"Policy Reference\" in OCI's documentation."));
        if (needs.existingNetwork()) {
            console.info("If the network that is there lies in another compartment, the group needs"
                    + " virtual-network-family there too.");
        }
        if (policies.leftOut() > 0) {
            console.info(
                    policies.leftOut() + " published statements that this configuration does not need are left out;"
                            + " -Dfeaturestore.policyScope=published adds them.");
        }
        console.info("Add -Dfeaturestore.comparePolicies to compare with the existing policies.");
    }

    private void tell(PoliciesRequest request, DeployerPolicies policies) {
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
            Files.writeString(file, String.join("\n", lines) + "\n");
            console.info("Wrote " + names.shown(file));
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    names.shown(file) + " could not be written: " + e,
                    "make the folder writable, or name another file",
                    e);
        }
    }

    private void compare(PolicyComparison comparison, DeployerPolicies policies) {
        console.info("Compared with " + Count.of(comparison.policies(), "policy") + " of "
                + Count.of(comparison.compartments(), "compartment") + ", the tenancy among them");
        comparison
                .unseen()
                .forEach(id -> console.warn(
                        "The policies of " + id + " may not be seen by who signs in: what they give is not counted"));
        List<String> missing = new ArrayList<>();
        for (Grant needed : policies.needs().grants()) {
            Finding finding = comparison.find(needed);
            if (finding instanceof Finding.Missing) {
                missing.add(needed.statement(policies.group()));
            } else if (finding instanceof Finding.Conditional conditional) {
                console.warn("Present, but conditional: " + needed + "; policy " + conditional.policy() + " says: "
                        + conditional.statement());
            }
        }
        List<String> unneeded = policies.unneeded().stream()
                .filter(grant -> comparison.find(grant) instanceof Finding.Missing)
                .map(Grant::resource)
                .toList();
        if (!unneeded.isEmpty()) {
            console.info("Published, not there, and not needed by this configuration: " + String.join(", ", unneeded));
        }
        if (!missing.isEmpty()) {
            throw missing(missing, comparison, policies);
        }
        console.info("Nothing is missing: " + policies.group() + " has "
                + Count.of(policies.needs().grants().size(), "right") + ", all that this configuration needs.");
    }

    private static FeatureStoreException missing(
            List<String> statements, PolicyComparison comparison, DeployerPolicies policies) {
        List<String> lines = new ArrayList<>();
        lines.add(policies.group() + " lacks " + statements.size() + " of "
                + Count.of(policies.needs().grants().size(), "right") + " that this configuration needs:");
        statements.forEach(statement -> lines.add("  " + statement));
        return FeatureStoreException.of(
                FailureCode.POLICY_MISSING,
                lines,
                (comparison.namedOtherwise()
                                ? "policies name groups by OCID as well as by name: try featurestore.group with the"
                                        + " other one, or "
                                : "")
                        + "have an administrator add what is missing; without -Dfeaturestore.comparePolicies, and with"
                        + " -Dfeaturestore.format=cli or terraform, all that is needed is written for them");
    }
}
