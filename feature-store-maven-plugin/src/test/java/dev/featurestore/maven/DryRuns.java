package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.check.CheckOptions;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.CheckRequest;
import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.command.StackRequest;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A small feature store to deploy, or to ask a cloud about: a dry run makes one signed request. */
record DryRuns(Path folder, RecordedConsole console) {

    static DryRuns in(Path folder) throws IOException {
        GatewayStack.in(folder);
        return new DryRuns(folder, new RecordedConsole());
    }

    /** Asks what would be done, and returns what was printed. */
    List<String> run(CloudAddress address) {
        apply(address, true);
        return console.lines();
    }

    List<Output> apply(CloudAddress address, boolean dryRun) {
        return new Operator(console, folder, folder, getClass().getClassLoader(), new NoValues())
                .apply(new ApplyRequest(
                        inputs(address),
                        "local",
                        Results.exactly(folder.resolve("reports")),
                        dryRun ? ApplyOptions.DEFAULT.withDryRun(true) : ApplyOptions.DEFAULT.withNoCheck(true)));
    }

    /** Checks a store by its address, and returns what was printed. */
    List<String> check(CloudAddress address, String apiEndpoint) {
        new Operator(console, folder, folder, getClass().getClassLoader(), new NoValues())
                .stack(new StackRequest(
                        new Source.Local(folder.resolve("feature_store.yaml")),
                        Optional.empty(),
                        new Overrides(List.of(StackFixture.override(
                                Overrides.COMPARTMENT_ID, GatewayStack.COMPARTMENT, "compartmentId"))),
                        new OciAccess(false, () -> address)))
                .check(new CheckRequest(
                        Optional.of(apiEndpoint),
                        CheckOptions.DEFAULT.withTimeout(Duration.ZERO).withWrites(true)));
        return console.lines();
    }

    private Inputs inputs(CloudAddress address) {
        return new Inputs(
                new Source.Local(folder.resolve("feature_store.yaml")),
                Overrides.NONE,
                new OciAccess(false, () -> address),
                Optional.empty());
    }

    FeatureStoreException failure(CloudAddress address) {
        return assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> run(address))
                .actual();
    }
}
