package dev.featurestore.emulator.engine.builtin;

import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.engine.UploadedBundle;
import dev.featurestore.terraform.check.ReferenceCheck;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.SourcePosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stack's configuration, read and checked.
 *
 * @param root the root module
 * @param lines the lines of each file, by the file name in positions
 * @param bundle the files of the configuration
 */
record CheckedConfiguration(ModuleInstance root, Map<String, List<String>> lines, UploadedBundle bundle) {

    CheckedConfiguration {
        lines = Map.copyOf(lines);
    }

    /** A place in a block, with its source line. */
    Diagnostic.Place place(SourcePosition position, String block) {
        return Diagnostic.Place.in(lines, position, block);
    }

    /** The place where a block begins. */
    Diagnostic.Place place(Block block) {
        return place(block.position(), block.header());
    }

    /** @throws JobFailedException with all references to undeclared objects, and all wrong arguments of modules */
    void checkReferences() throws JobFailedException {
        List<Diagnostic> problems = root.tree().stream()
                .flatMap(module -> ReferenceCheck.in(module).stream())
                .map(problem -> new Diagnostic(
                        problem.summary(),
                        problem.address(),
                        Optional.of(place(problem.position(), problem.block())),
                        problem.detail()))
                .toList();
        if (!problems.isEmpty()) {
            throw new JobFailedException(JobFailedException.EXECUTION_ERROR, problems);
        }
    }
}
