package dev.featurestore.operator.bundle;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.problem.Utf8;
import dev.featurestore.terraform.syntax.ParsedFiles;
import dev.featurestore.terraform.syntax.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a stack, sorted by name, and its working directory. */
public final class StackFiles {
    private final List<StackFile> files;
    private final String workingDirectory;
    private final ConsoleVariables consoleVariables;
    private final OmittedFiles leftOut;

    StackFiles(
            List<StackFile> files, String workingDirectory, ConsoleVariables consoleVariables, OmittedFiles leftOut) {
        this.leftOut = leftOut;
        List<StackFile> sorted = new ArrayList<>(files);
        sorted.sort(new ByName());
        this.files = List.copyOf(sorted);
        this.workingDirectory = workingDirectory;
        this.consoleVariables = consoleVariables;
    }

    /** All files, sorted by name. */
    public List<StackFile> files() {
        return files;
    }

    /** The working directory of Terraform, with slashes; empty for the stack's root. */
    public String workingDirectory() {
        return workingDirectory;
    }

    /** The variables of the working directory that only the form of the OCI console sets. */
    public ConsoleVariables consoleVariables() {
        return consoleVariables;
    }

    /** Whether it is the bundled stack, the only one with variables of the console. */
    public boolean isBundled() {
        return !consoleVariables.keys().isEmpty();
    }

    /** The files and folders of the source that are not in the bundle. */
    public OmittedFiles leftOut() {
        return leftOut;
    }

    /** {@link #terraformSources(String, Problems)} of the working directory. */
    public Optional<Map<String, String>> terraformSources(Problems problems) {
        return terraformSources(workingDirectory, problems);
    }

    /**
     * The texts of the {@code .tf} and {@code .tf.json} files in a folder, not in those below it, by their names in messages; empty, with a problem, if
     * one cannot be read.
     *
     * @param folder its path in the stack, with slashes; empty for the stack's root
     */
    public Optional<Map<String, String>> terraformSources(String folder, Problems problems) {
        Map<String, String> sources = new LinkedHashMap<>();
        boolean complete = true;
        for (StackFile file : files) {
            if (isTerraform(folder, file)) {
                try {
                    byte[] bytes = file.content().read();
                    Utf8 decoded = Utf8.decode(file.shown(), bytes);
                    if (decoded instanceof Utf8.Text text) {
                        sources.put(file.shown(), text.text());
                        continue;
                    }
                    Utf8.Malformed malformed = (Utf8.Malformed) decoded;
                    if (!malformed.utf16()) {
                        sources.put(file.shown(), SourceText.decode(bytes));
                        continue;
                    }
                    problems.addOfStack(
                            malformed.location(),
                            "",
                            "must be text in UTF-8, but is " + malformed.found(),
                            "Save the file as UTF-8");
                } catch (IOException unreadable) {
                    problems.addOfStack(
                            Location.ofFile(file.shown()), "", "cannot read the file", "Check its permissions");
                }
                complete = false;
            }
        }
        return complete ? Optional.of(sources) : Optional.empty();
    }

    /** The files that set variables of the working directory. */
    public List<StackFile> variableFiles() {
        List<StackFile> found = new ArrayList<>();
        for (StackFile file : files) {
            String name = file.name().substring(file.name().lastIndexOf('/') + 1);
            boolean automatic = name.equals("terraform.tfvars")
                    || name.equals("terraform.tfvars.json")
                    || name.endsWith(".auto.tfvars")
                    || name.endsWith(".auto.tfvars.json");
            if (automatic && isInWorkingDirectory(file, name)) {
                found.add(file);
            }
        }
        return found;
    }

    boolean hasFolder(String folder) {
        for (StackFile file : files) {
            if (folder.isEmpty() || file.name().startsWith(folder + "/")) {
                return true;
            }
        }
        return false;
    }

    boolean hasTerraform() {
        return hasTerraform(workingDirectory);
    }

    /** Whether a folder has Terraform files. */
    public boolean hasTerraform(String folder) {
        for (StackFile file : files) {
            if (isTerraform(folder, file)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTerraform(String folder, StackFile file) {
        return ParsedFiles.isTerraform(file.name()) && isIn(folder, file, "");
    }

    private boolean isInWorkingDirectory(StackFile file, String suffix) {
        return isIn(workingDirectory, file, suffix);
    }

    private static boolean isIn(String folder, StackFile file, String suffix) {
        int slash = file.name().lastIndexOf('/');
        return file.name().endsWith(suffix)
                && folder.equals(slash < 0 ? "" : file.name().substring(0, slash));
    }

    private static final class ByName implements Comparator<StackFile> {
        @Override
        public int compare(StackFile one, StackFile other) {
            return one.name().compareTo(other.name());
        }
    }
}
