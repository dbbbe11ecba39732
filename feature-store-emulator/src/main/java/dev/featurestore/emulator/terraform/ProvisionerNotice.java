package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.EngineOperation;
import java.util.ArrayList;
import java.util.List;

/** What a job's log reports about the provisioners of its configuration, in the form of Terraform's warnings. */
final class ProvisionerNotice {

    private ProvisionerNotice() {}

    /** The lines; none for an operation that runs no provisioners. */
    static List<String> lines(EngineOperation operation, Provisioners choice, List<Provisioner> provisioners) {
        List<Provisioner> affected = provisioners.stream()
                .filter(provisioner -> operation == EngineOperation.APPLY
                        || (operation == EngineOperation.DESTROY && provisioner.atDestroy()))
                .toList();
        if (affected.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("╷");
        boolean run = choice == Provisioners.RUN;
        lines.add("│ Warning: " + (run ? "Provisioners run on this machine" : "Provisioners skipped"));
        lines.add("│ ");
        lines.add(
                run
                        ? "│ featurestore.rehearsal.provisioners (--provisioners) is run: this rehearsal runs these"
                                + " provisioners, with your rights and your network:"
                        : "│ A rehearsal does not run provisioners. In OCI, this job runs them:");
        affected.forEach(provisioner -> lines.add("│   " + provisioner.line()));
        if (!run) {
            lines.add("│ To run them on this machine, start the embedded cloud with"
                    + " featurestore.rehearsal.provisioners=run (--provisioners run).");
        }
        lines.add("╵");
        lines.add("");
        return lines;
    }
}
