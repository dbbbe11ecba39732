package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.AdoptStack;

/** {@code adopt}, which writes the configuration. */
record AdoptArguments(StackArguments stack, CommonArguments common) implements Arguments {

    static final OptionTable<AdoptArguments> TABLE =
            new OptionTable<>(new AdoptArguments(StackArguments.DEFAULT, CommonArguments.DEFAULT));

    @Override
    public void run(RunContext context) {
        new AdoptStack(context.project(common), context.stack(stack, common)).run();
    }
}
