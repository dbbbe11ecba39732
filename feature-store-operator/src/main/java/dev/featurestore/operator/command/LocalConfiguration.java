package dev.featurestore.operator.command;

import dev.featurestore.operator.bundle.Bundler;
import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.config.DeploymentName;
import dev.featurestore.operator.deploy.DeployedConfiguration;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.Fingerprint;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.StatusReport.Difference;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.SensitiveVariables;
import dev.featurestore.operator.verify.StackVariables;
import dev.featurestore.operator.verify.Verifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The local configuration of an existing stack, if it is valid. */
final class LocalConfiguration {

    private final Optional<Deployable> deployable;

    private LocalConfiguration(Optional<Deployable> deployable) {
        this.deployable = deployable;
    }

    /** The configuration of a request, if it names one. */
    static LocalConfiguration of(Project project, StackRequest request, CloudSession session) {
        if (!request.isConfigured()) {
            return new LocalConfiguration(Optional.empty());
        }
        Verifier verifier = new Verifier(
                project.names().root(),
                project.bundledStack(),
                project.values(),
                session,
                SizeLimits.BUCKET,
                Excludes.NONE);
        return new LocalConfiguration(
                verifier.verify(request.config(), request.overrides()).value());
    }

    /**
     * The difference between this configuration and the one that a job was started with.
     *
     * @param deployed the variables of the job's stack
     */
    Difference differenceTo(Job job, Map<String, String> deployed) {
        Map<String, String> tags = job.freeformTags();
        if (deployable.isEmpty() || !tags.containsKey(Fingerprint.BUNDLE_TAG)) {
            return Difference.UNKNOWN;
        }
        Map<String, String> variables = new TreeMap<>(variables(deployable.get()));
        String user = deployed.get(StackVariables.CURRENT_USER);
        if (user != null
                && new StackVariables(deployable.get().module())
                        .needsCurrentUser(deployable.get().config())) {
            variables.put(StackVariables.CURRENT_USER, user);
        }
        Fingerprint here = Fingerprint.of(
                new Bundler().bundle(deployable.get().stack()).digest(),
                new StackVariables(deployable.get().module())
                        .deploymentName(deployable.get().config())
                        .filter(DeploymentName::derived)
                        .map(name -> name.ofStack(deployed).in(variables))
                        .orElse(variables),
                deployable.get().config().stack().terraformVersion());
        if (here.isOf(job)) {
            return Difference.NONE;
        }
        boolean files = !here.bundle().equals(tags.get(Fingerprint.BUNDLE_TAG));
        boolean values = !here.variables().equals(tags.get(Fingerprint.VARIABLES_TAG));
        if (files && values) {
            return Difference.BOTH;
        }
        return files ? Difference.FILES : values ? Difference.VARIABLES : Difference.TERRAFORM;
    }

    /**
     * Hides the values of variables that the stack's own or this configuration marks as sensitive.
     *
     * @param deployed the stack's own configuration
     * @param console receives a warning if neither is known
     */
    Redaction redaction(DeployedConfiguration deployed, Console console) {
        if (!deployed.isKnown() && deployable.isEmpty()) {
            console.warn("Cannot find out which variables are sensitive: only values that Terraform hides are hidden.");
        }
        return new Redaction(deployed.secrets())
                .and(deployable.map(LocalConfiguration::secrets).orElse(List.of()));
    }

    private static List<String> secrets(Deployable deployable) {
        return new SensitiveVariables(deployable.module()).secrets(variables(deployable));
    }

    private static Map<String, String> variables(Deployable deployable) {
        return new StackVariables(deployable.module()).values(deployable.config());
    }
}
