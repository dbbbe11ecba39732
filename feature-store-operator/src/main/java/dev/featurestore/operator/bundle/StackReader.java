package dev.featurestore.operator.bundle;

import dev.featurestore.operator.cloud.ObjectAddress;
import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.config.StackSource;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.terraform.syntax.ParsedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the files of a stack: the bundled one, a folder, or a zip, which may be in Object Storage. */
public final class StackReader {
    static final String SOURCE_PATH = "spec.stack.source";
    private static final String WORKING_DIRECTORY_PATH = "spec.stack.working_directory";

    private final FileNames names;
    private final ClassLoader bundled;
    private final ObjectReader objects;
    private final SizeLimits limits;
    private final Excludes excludes;

    /**
     * A reader.
     *
     * @param names how files are shown
     * @param bundled the resources of the bundled stack
     * @param objects reads stacks in Object Storage
     * @param limits the maximum size of a stack
     * @param excludes the files that the user leaves out of a folder or a zip
     */
    public StackReader(
            FileNames names, ClassLoader bundled, ObjectReader objects, SizeLimits limits, Excludes excludes) {
        this.excludes = excludes;
        this.names = names;
        this.bundled = bundled;
        this.objects = objects;
        this.limits = limits;
    }

    /**
     * The locations of the stack's keys in the configuration, for problems.
     *
     * @param region the region in the configuration; empty if it has none
     * @param shownSource the name of a source from the environment in messages; empty to show its path
     * @param shownWorkingDirectory the same for the working directory
     */
    public record Places(
            Location source,
            Location workingDirectory,
            Optional<String> region,
            Optional<String> shownSource,
            Optional<String> shownWorkingDirectory) {}

    /** The files of the bundled stack. Adds a problem if it cannot be read. */
    public static StackFiles bundled(ClassLoader loader, Problems problems) {
        ClassPathSource source = new ClassPathSource(loader, problems);
        return new StackFiles(source.read(), "", source.consoleVariables(), OmittedFiles.NOTHING);
    }

    /** The files of a deployable stack; empty, with problems, if it is not deployable. */
    public Optional<StackFiles> read(StackSource source, Places places, Problems problems) {
        int before = problems.count();
        Source named = source.source().orElse(null);
        String shown =
                named == null ? "the bundled stack" : places.shownSource().orElseGet(() -> named.shown(names));
        List<StackFile> files = List.of();
        ConsoleVariables consoleVariables = ConsoleVariables.NONE;
        Contents contents = new Contents(shown, places.source(), limits, excludes, problems);
        if (named == null) {
            ClassPathSource classPath = new ClassPathSource(bundled, problems);
            files = classPath.read();
            consoleVariables = classPath.consoleVariables();
        } else {
            Path path = path(named, shown, places, problems).orElse(null);
            if (path == null) {
                return Optional.empty();
            } else if (Files.isDirectory(path)) {
                files = new FolderSource(path, shown, contents, problems).read();
            } else if (Files.isRegularFile(path)) {
                files = new ZipSource(path, shown, places.source(), limits, contents, problems).read();
            } else {
                problems.addOfStack(
                        places.source(),
                        SOURCE_PATH,
                        "folder or zip not found: " + shown,
                        "Write its path relative to this file, or delete the line to deploy the bundled stack");
                return Optional.empty();
            }
        }
        StackFiles stack =
                new StackFiles(files, simplified(source.workingDirectory()), consoleVariables, contents.leftOut());
        if (problems.count() == before) {
            checkWorkingDirectory(stack, shown, places, problems);
        }
        boolean deployable = problems.count() == before;
        contents.warnOfUnmatched();
        return deployable ? Optional.of(stack) : Optional.empty();
    }

    /** The path of the source on this machine, downloaded if necessary; empty, with a problem, if that fails. */
    private Optional<Path> path(Source source, String shown, Places places, Problems problems) {
        if (source instanceof Source.Local local) {
            return Optional.of(local.path());
        }
        if (source instanceof Source.Text) {
            throw new IllegalArgumentException("a stack cannot be text");
        }
        ObjectAddress address = ((Source.Remote) source).address();
        try {
            return Optional.of(objects.file(address, places.region(), limits.bundle()));
        } catch (FeatureStoreException e) {
            // An address that came from the environment is not shown.
            String message = e.message().replace(address.toString(), shown);
            problems.add(new Problem(
                    Severity.ERROR, e.code(), places.source(), SOURCE_PATH, message, e.hint(), e.commands()));
            return Optional.empty();
        }
    }

    private static void checkWorkingDirectory(StackFiles stack, String shown, Places places, Problems problems) {
        String folder = stack.workingDirectory();
        String shownFolder = places.shownWorkingDirectory().orElse(folder);
        if (!stack.hasFolder(folder)) {
            problems.addOfStack(
                    places.workingDirectory(),
                    folder.isEmpty() ? SOURCE_PATH : WORKING_DIRECTORY_PATH,
                    folder.isEmpty() ? shown + " has no files" : shown + " has no folder " + shownFolder,
                    folder.isEmpty()
                            ? "Set the folder with the .tf files"
                            : "Write its path within " + shown + ", with slashes");
        } else if (!stack.hasTerraform()) {
            problems.addOfStack(
                    places.workingDirectory(),
                    folder.isEmpty() ? SOURCE_PATH : WORKING_DIRECTORY_PATH,
                    (folder.isEmpty() ? shown : shown + "/" + shownFolder) + " has no .tf files",
                    foldersWithTerraform(stack));
        }
    }

    private static String foldersWithTerraform(StackFiles stack) {
        for (StackFile file : stack.files()) {
            int slash = file.name().lastIndexOf('/');
            if (slash > 0 && ParsedFiles.isTerraform(file.name())) {
                return "Write \"working_directory: " + file.name().substring(0, slash) + "\" below spec.stack";
            }
        }
        return "Set the folder with the .tf files";
    }

    /** {@code ./a//b/} and {@code a/b} are one folder. A path that leads out stays as it is, and is then not found. */
    private static String simplified(String folder) {
        StringBuilder simple = new StringBuilder(folder.length());
        for (String part : folder.replace('\\', '/').split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                simple.append(simple.isEmpty() ? "" : "/").append(part);
            }
        }
        return simple.toString();
    }
}
