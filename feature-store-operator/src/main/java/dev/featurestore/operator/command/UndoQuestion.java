package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.deploy.UndoReview;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.jobs.Fingerprint;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.StackFacts;
import dev.featurestore.operator.words.Times;
import java.util.Optional;

/** Refuses to undo a rollback, unless you confirm it at a terminal. */
final class UndoQuestion implements UndoReview {

    private final Console console;
    private final Optional<Terminal> terminal;

    /** @param terminal the terminal to ask at; empty in batch mode */
    UndoQuestion(Console console, Optional<Terminal> terminal) {
        this.console = console;
        this.terminal = terminal;
    }

    @Override
    public void review(Stack stack, Job rollback) {
        String what = "Stack " + StackFacts.name(stack) + " was rolled back at "
                + Times.text(rollback.finished().orElse(rollback.created())) + " by job " + rollback.id()
                + Fingerprint.rolledBackTo(rollback)
                        .map(id -> " to apply job " + id)
                        .orElse("")
                + ": this configuration would undo the rollback";
        if (terminal.isEmpty()) {
            throw FeatureStoreException.of(
                            FailureCode.ROLLED_BACK,
                            what + ". Nothing was changed",
                            "To keep the rollback, change the configuration to what was rolled back to. To undo it")
                    .suggesting(Command.of(Goal.APPLY).with("featurestore.undoRollback"));
        }
        console.warn(what + ".");
        if (!InterruptibleTerminal.isConfirmed(terminal.get(), "Type yes to undo the rollback: ")) {
            throw FeatureStoreException.of(
                    FailureCode.NOT_CONFIRMED,
                    "To undo the rollback was not confirmed. Nothing was changed",
                    "Run the same command again and answer yes, or set -Dfeaturestore.undoRollback");
        }
    }
}
