package dev.featurestore.maven;

import dev.featurestore.operator.files.UserPaths;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Folder of the embedded cloud of a rehearsal: {@code .featurestore} in the folder that Maven was started for if an embedded
 * cloud has state there, otherwise in the folder of the outermost parent POM, so that a rehearsal of a module continues that of
 * the root.
 *
 * @param started the folder that Maven was started for
 * @param outermost folder of the outermost parent POM above it, or the same folder
 * @param limit the topmost folder to search: Maven's multi-module root, or one of the other two
 */
record RehearsalFolder(Path started, Path outermost, Path limit) {

    private static final String NAME = ".featurestore";

    /** Folder with the state of an embedded cloud. */
    private static final String STATE = "state";

    static RehearsalFolder of(MavenSession session, Path started) {
        Path outermost = started;
        for (MavenProject parent : parents(session)) {
            Path folder = UserPaths.absolute(parent.getBasedir().getPath(), "the folder of the parent POM");
            if (outermost.startsWith(folder)) {
                outermost = folder;
            }
        }
        File root = session.getRequest().getMultiModuleProjectDirectory();
        Path limit = root == null ? outermost : UserPaths.absolute(root.getPath(), "the multi-module root");
        return new RehearsalFolder(started, outermost, outermost.startsWith(limit) ? limit : outermost);
    }

    /** Parents of the project that Maven was started for, if their files are known. */
    private static List<MavenProject> parents(MavenSession session) {
        return session.getAllProjects().stream()
                .filter(MavenProject::isExecutionRoot)
                .flatMap(project -> Stream.iterate(
                        project.getParent(),
                        parent -> parent != null && parent.getFile() != null,
                        MavenProject::getParent))
                .toList();
    }

    /** The folder of the embedded cloud. */
    Path path() {
        return hasState(started) ? started.resolve(NAME) : outermost.resolve(NAME);
    }

    /** The folder of another embedded cloud, in a folder above. */
    Optional<Path> other() {
        for (@Nullable Path folder = started.getParent();
                folder != null && folder.startsWith(limit);
                folder = folder.getParent()) {
            if (hasState(folder) && !folder.resolve(NAME).equals(path())) {
                return Optional.of(folder.resolve(NAME));
            }
        }
        return Optional.empty();
    }

    private static boolean hasState(Path folder) {
        return Files.isDirectory(folder.resolve(NAME).resolve(STATE));
    }
}
