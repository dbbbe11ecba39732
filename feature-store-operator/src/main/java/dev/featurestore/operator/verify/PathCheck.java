package dev.featurestore.operator.verify;

import dev.featurestore.operator.bundle.StackFiles;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.terraform.module.ModuleCall;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.AllExpressions;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.SourcePosition;
import java.util.Optional;

/** Checks the paths in a module: the modules that it calls by a path must be in the bundle, and so must files that it reads. */
final class PathCheck {

    private final StackFiles stack;
    private final Problems problems;

    PathCheck(StackFiles stack, Problems problems) {
        this.stack = stack;
        this.problems = problems;
    }

    /**
     * Checks a module.
     *
     * @param folder its folder in the stack
     */
    void check(String folder, TerraformModule module) {
        for (ModuleCall call : module.moduleCalls()) {
            if (call.isLocal()) {
                call(folder, call);
            }
        }
        if (stack.leftOut().isEmpty()) {
            return;
        }
        for (Block block : module.blocks()) {
            for (Expression expression : AllExpressions.in(block.body())) {
                if (expression instanceof Expression.Call call) {
                    file(folder, call);
                }
            }
        }
    }

    private void call(String folder, ModuleCall call) {
        String source = call.source().orElse("");
        SourcePosition position = call.block()
                .body()
                .attribute("source")
                .map(argument -> argument.value().position())
                .orElse(call.block().position());
        Optional<String> called = StackModules.folder(folder, call);
        if (called.isEmpty()) {
            problems.addOfStack(
                    Location.of(position),
                    "",
                    "the module \"" + call.name() + "\" is outside of the stack's source: " + source,
                    "Copy it into the stack, or set spec.stack.source to a folder that contains both, and"
                            + " spec.stack.working_directory to the folder with this file");
        } else if (!stack.hasTerraform(called.get())) {
            Optional<String> leftOut = stack.leftOut().around(called.get());
            problems.addOfStack(
                    Location.of(position),
                    "",
                    leftOut.isPresent()
                            ? "the folder " + leftOut.get() + " of the module \"" + call.name()
                                    + "\" is left out of the stack"
                            : "the stack has no .tf files for the module \"" + call.name() + "\" in " + source,
                    leftOut.isPresent()
                            ? "Remove it from featurestore.excludes, or rename the folder"
                            : "Write the path of its folder, relative to the folder of this file");
        }
    }

    private void file(String folder, Expression.Call call) {
        boolean reads = call.function().startsWith("file") || call.function().equals("templatefile");
        if (!reads || call.arguments().isEmpty()) {
            return;
        }
        path(folder, call.arguments().get(0))
                .flatMap(stack.leftOut()::around)
                .ifPresent(leftOut -> problems.addOfStack(
                        Location.of(call.position()),
                        "",
                        call.function() + " reads a file that is left out of the stack: " + leftOut,
                        "Remove it from featurestore.excludes, or rename the file"));
    }

    /** The path in the stack, if the expression is a text, also after {@code path.module} or {@code path.root}. */
    private Optional<String> path(String folder, Expression argument) {
        if (argument.literal().isPresent() && argument.literal().get() instanceof String text) {
            return Optional.ofNullable(StackModules.resolved(stack.workingDirectory(), text));
        }
        if (argument instanceof Expression.Template template
                && template.parts().size() == 2
                && template.parts().get(0) instanceof Expression.Traversal start
                && start.root().equals("path")
                && start.attributes().size() == 1
                && template.parts().get(1).literal().orElse(null) instanceof String rest) {
            String from = start.attributes().get(0).equals("module") ? folder : stack.workingDirectory();
            return Optional.ofNullable(StackModules.resolved(from, rest));
        }
        return Optional.empty();
    }
}
