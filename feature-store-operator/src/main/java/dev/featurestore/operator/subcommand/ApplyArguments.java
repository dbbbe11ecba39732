package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.command.Apply;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.command.Verify;
import dev.featurestore.operator.command.VerifyRequest;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.ReportFiles;
import java.time.Instant;

/** {@code apply}. A build passes these options to a container by name. */
public record ApplyArguments(
        @Option("check the configuration and exit") boolean verify,

        ApplyOptions apply,
        InputArguments input,
        ResultArguments results,
        JobTagArguments tags,
        CommonArguments common)
        implements Arguments {

    /** The options by name, on the command line and in JSON. */
    public static final OptionTable<ApplyArguments> TABLE = new OptionTable<>(new ApplyArguments(
            false,
            ApplyOptions.DEFAULT,
            InputArguments.DEFAULT,
            ResultArguments.DEFAULT,
            JobTagArguments.DEFAULT,
            CommonArguments.DEFAULT));

    @Override
    public void run(RunContext context) {
        if (verify) {
            new Verify(context.project(common)).run(VerifyRequest.of(context.inputs(input, common)));
        } else {
            new Apply(context.project(common)).run(request(context));
        }
    }

    @Override
    public void failed(RunContext context, FeatureStoreException failure, Instant begun) {
        if (!verify && !apply.dryRun()) {
            new ReportFiles(results.files()).writeIfOlder(begun, context.record(JobOperation.APPLY, common), failure);
        }
    }

    /** The request to deploy. */
    public ApplyRequest request(RunContext context) {
        // A build passes the tags, because a container does not see its checkout.
        ApplyOptions options = apply.jobTags().isEmpty() ? apply.withJobTags(tags.tags(context)) : apply;
        return new ApplyRequest(context.inputs(input, common), "local", results.files(), options);
    }
}
