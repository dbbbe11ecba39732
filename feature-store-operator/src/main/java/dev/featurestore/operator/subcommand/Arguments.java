package dev.featurestore.operator.subcommand;

/** The options of a subcommand, which run it. */
public interface Arguments {

    /** The options that all subcommands have. */
    CommonArguments common();

    /** Whether a program reads standard output, which then has nothing but the document or value. */
    default boolean isForPrograms() {
        return false;
    }

    /** Runs the subcommand. */
    void run(RunContext context);
}
