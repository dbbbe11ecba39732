package dev.featurestore.operator.verify;

import dev.featurestore.operator.config.Environment;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.problem.FileNames;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What to do if a file that is laid over others does not exist.
 *
 * @param layers all files
 * @param file the one that may be missing
 */
record MissingOverlay(Source.Layers layers, Source file, FileNames names) {

    /** Name of the first file. */
    String base() {
        return layers.first().shown(names);
    }

    /** The environments that exist, or what to do about a file that the user named. */
    String hint() {
        Optional<Environment> environment = layers.environment();
        if (environment.isEmpty()) {
            return "Correct or remove its name in featurestore.config";
        }
        List<String> known = environments();
        Optional<String> meant = new Vocabulary(known).nearest(environment.get().name());
        String create = known.isEmpty() ? "Create that file" : "Otherwise, create that file";
        return meant.map(name -> "Did you mean the environment " + name + "? ")
                        .orElseGet(() -> known.isEmpty()
                                ? ""
                                : "Environments of " + base() + ": " + String.join(", ", known) + ". ")
                + create;
    }

    List<Command> commands() {
        return layers.environment()
                .map(environment -> {
                    Command init = Command.of(Goal.INIT).with("featurestore.environment", environment.name());
                    @Nullable Path folder = folder();
                    return List.of(
                            folder == null || folder.equals(names.root())
                                    ? init
                                    : init.with("featurestore.output", folder.toString()));
                })
                .orElse(List.of());
    }

    /** The environments of the base, by the names of the files beside it. */
    private List<String> environments() {
        TreeSet<String> found = new TreeSet<>();
        @Nullable Path folder = folder();
        if (folder != null && layers.first() instanceof Source.Local base) {
            String name = String.valueOf(base.path().getFileName());
            int dot = name.lastIndexOf('.');
            String start = (dot < 0 ? name : name.substring(0, dot)) + ".";
            String end = dot < 0 ? "" : name.substring(dot);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path each : files) {
                    String text = String.valueOf(each.getFileName());
                    if (text.startsWith(start) && text.endsWith(end) && text.length() > start.length() + end.length()) {
                        String middle = text.substring(start.length(), text.length() - end.length());
                        if (Environment.isName(middle)) {
                            found.add(middle);
                        }
                    }
                }
            } catch (IOException | DirectoryIteratorException unreadable) {
                return List.of();
            }
        }
        return List.copyOf(found);
    }

    private @Nullable Path folder() {
        return layers.first() instanceof Source.Local base ? base.path().getParent() : null;
    }
}
