package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.command.Verify;
import dev.featurestore.operator.command.VerifyRequest;
import dev.featurestore.operator.command.WordParameter;

/** {@code verify}. */
record VerifyArguments(
        @Option(value = "text, or json for one JSON document (default text)", argument = "FORMAT")
        String format,

        InputArguments input,
        CommonArguments common)
        implements Arguments {

    static final OptionTable<VerifyArguments> TABLE =
            new OptionTable<>(new VerifyArguments("text", InputArguments.DEFAULT, CommonArguments.DEFAULT));

    @Override
    public boolean isForPrograms() {
        return format.equals("json");
    }

    @Override
    public void run(RunContext context) {
        boolean json = WordParameter.TEXT_OR_JSON.checked(format).equals("json");
        new Verify(context.project(common))
                .run(VerifyRequest.of(context.inputs(input, common)).withJson(json));
    }
}
