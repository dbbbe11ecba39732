package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.command.Policies;
import dev.featurestore.operator.command.PoliciesRequest;
import java.util.Optional;

/** {@code policies}. */
record PoliciesArguments(
        @Option(value = "group that deploys: NAME, DOMAIN/NAME or its OCID; required", argument = "GROUP")
        Optional<String> group,

        @Option(value = "text, cli, terraform or json (default text)", argument = "FORMAT")
        String format,

        @Option(value = "statements to print: needed or published (default needed)", argument = "SCOPE")
        String policyScope,

        @Option(value = "file to write the statements to (default: they are printed)", argument = "FILE")
        Optional<String> output,

        @Option("compare with the existing policies, and fail if a statement is missing")
        boolean comparePolicies,

        InputArguments input,
        CommonArguments common)
        implements Arguments {

    static final OptionTable<PoliciesArguments> TABLE = new OptionTable<>(new PoliciesArguments(
            Optional.empty(),
            "text",
            "needed",
            Optional.empty(),
            false,
            InputArguments.DEFAULT,
            CommonArguments.DEFAULT));

    @Override
    public boolean isForPrograms() {
        return !format.equals("text");
    }

    @Override
    public void run(RunContext context) {
        new Policies(context.project(common))
                .run(PoliciesRequest.of(context.inputs(input, common), PoliciesRequest.group(group))
                        .withScope(PoliciesRequest.scope(policyScope))
                        .withForm(PoliciesRequest.form(format))
                        .withOutput(CommonArguments.path(output, "--output"))
                        .withCompare(comparePolicies));
    }
}
