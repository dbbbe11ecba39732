package dev.featurestore.operator;

import dev.featurestore.operator.bundle.Bundler;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.deploy.DeploymentRequest;
import dev.featurestore.operator.deploy.Redaction;
import dev.featurestore.operator.report.StatusReport.Difference;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.StackVariables;
import dev.featurestore.operator.verify.Verifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the configuration here knows of a stack that is there, as far as it is right. */
final class LocalConfiguration {

    private final Optional<Deployable> deployable;

    private LocalConfiguration(Optional<Deployable> deployable) {
        this.deployable = deployable;
    }

    /** That of a file. */
    static LocalConfiguration read(Source config, Verifier verifier) {
        return new LocalConfiguration(verifier.verify(config).value());
    }

    /** None. */
    static LocalConfiguration none() {
        return new LocalConfiguration(Optional.empty());
    }

    boolean isKnown() {
        return deployable.isPresent();
    }

    /** How it compares with what a job was started with. */
    Difference differenceTo(Job job) {
        String bundle = job.freeformTags().get(DeploymentRequest.BUNDLE_TAG);
        String variables = job.freeformTags().get(DeploymentRequest.VARIABLES_TAG);
        if (deployable.isEmpty() || bundle == null || variables == null) {
            return Difference.UNKNOWN;
        }
        boolean files =
                !bundle.equals(new Bundler().bundle(deployable.get().stack()).digest());
        boolean values = !variables.equals(Digests.sha256(variables(deployable.get())));
        return files && values
                ? Difference.BOTH
                : files ? Difference.FILES : values ? Difference.VARIABLES : Difference.NONE;
    }

    /** Hides the values of the stack's sensitive variables. */
    Redaction redaction() {
        return new Redaction(deployable.map(LocalConfiguration::secrets).orElse(List.of()));
    }

    private static List<String> secrets(Deployable deployable) {
        Map<String, String> values = variables(deployable);
        return deployable.module().variables().stream()
                .filter(variable -> variable.sensitive() && values.containsKey(variable.name()))
                .map(variable -> values.getOrDefault(variable.name(), ""))
                .toList();
    }

    private static Map<String, String> variables(Deployable deployable) {
        return new StackVariables(deployable.module()).of(deployable.config());
    }
}
