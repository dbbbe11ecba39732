package dev.featurestore.emulator.engine.builtin;

import dev.featurestore.emulator.engine.UploadedBundle;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Body;
import dev.featurestore.terraform.syntax.Expression;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the files that expressions read with {@code file("${path.module}/…")} and similar functions, because their
 * content reaches a block like a variable's value.
 */
final class FileReads {

    private final CheckedConfiguration configuration;
    private final SortedMap<String, String> digests = new TreeMap<>();

    private FileReads(CheckedConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Names and digests of the files that a block reads, as text; empty if it reads no file. */
    static String in(Body body, ModuleInstance instance, CheckedConfiguration configuration) {
        FileReads reads = new FileReads(configuration);
        reads.walk(body, instance);
        return reads.text();
    }

    /** Names and digests of the files that an expression reads, as text; empty if it reads no file. */
    static String in(Expression expression, ModuleInstance instance, CheckedConfiguration configuration) {
        FileReads reads = new FileReads(configuration);
        reads.walk(expression, instance);
        return reads.text();
    }

    private String text() {
        return digests.isEmpty() ? "" : digests.toString();
    }

    private void walk(Body body, ModuleInstance instance) {
        for (Argument attribute : body.attributes()) {
            walk(attribute.value(), instance);
        }
        for (Block block : body.blocks()) {
            walk(block.body(), instance);
        }
    }

    private void walk(Expression root, ModuleInstance instance) {
        Deque<Expression> pending = new ArrayDeque<>();
        pending.push(root);
        while (!pending.isEmpty()) {
            Expression expression = pending.pop();
            if (expression instanceof Expression.Call call && reads(call)) {
                path(call.arguments().get(0), instance)
                        .ifPresent(path ->
                                configuration.bundle().digest(path).ifPresent(digest -> digests.put(path, digest)));
            }
            expression.children().forEach(pending::push);
        }
    }

    private static boolean reads(Expression.Call call) {
        return (call.function().startsWith("file") || call.function().equals("templatefile"))
                && !call.arguments().isEmpty();
    }

    /** The path in the zip, if the expression is a text, also after {@code path.module} or {@code path.root}. */
    private Optional<String> path(Expression argument, ModuleInstance instance) {
        if (argument.literal().isPresent() && argument.literal().get() instanceof String text) {
            return UploadedBundle.resolve(configuration.root().folder(), text);
        }
        if (argument instanceof Expression.Template template
                && template.parts().size() == 2
                && template.parts().get(0) instanceof Expression.Traversal folder
                && folder.root().equals("path")
                && template.parts().get(1).literal().orElse("") instanceof String text) {
            boolean module = folder.attributes().contains("module");
            return UploadedBundle.resolve(
                    module ? instance.folder() : configuration.root().folder(), text);
        }
        return Optional.empty();
    }
}
