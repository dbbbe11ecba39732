package dev.featurestore.operator.bundle;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads a stack from a folder. Follows links within the folder: the bundle contains their targets.
 */
final class FolderSource {
    /** The JDK's replacement for bytes of a name that the locale's character set does not have. */
    private static final char UNREADABLE = '\uFFFD';

    private final Path root;
    private final String shownRoot;
    private final Problems problems;
    private final Contents contents;
    private final List<StackFile> files = new ArrayList<>();
    private final Deque<Path> open = new ArrayDeque<>();

    /** @param contents checks the names and sizes of the files */
    FolderSource(Path root, String shownRoot, Contents contents, Problems problems) {
        this.root = root;
        this.shownRoot = shownRoot;
        this.problems = problems;
        this.contents = contents;
    }

    List<StackFile> read() {
        try {
            walk(root, root.toRealPath(), "");
        } catch (IOException unreadable) {
            unreadable(shownRoot);
        }
        return files;
    }

    /** False ends the walk. */
    private boolean walk(Path folder, Path real, String prefix) {
        open.push(real);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Path name = entry.getFileName();
                if (name != null && !visit(entry, real, name.toString(), prefix)) {
                    return false;
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            unreadable(shown(prefix));
        } finally {
            open.pop();
        }
        return true;
    }

    private boolean visit(Path entry, Path folder, String name, String prefix) {
        String path = prefix + name;
        if (contents.leftOut(path).isPresent()) {
            contents.addLeftOut(path, FolderSize.of(entry));
            return true;
        }
        if (name.indexOf(UNREADABLE) >= 0) {
            problems.addOfStack(
                    Location.ofFile(shown(path)),
                    "",
                    "the name has characters that the character set of this JVM does not have",
                    "Run in a UTF-8 locale such as LC_ALL=C.UTF-8, or rename the file");
            return true;
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Path real = folder.resolve(name);
            if (attributes.isSymbolicLink()) {
                real = entry.toRealPath();
                if (!staysInside(real, path)) {
                    return true;
                }
                attributes = Files.readAttributes(real, BasicFileAttributes.class);
            }
            if (attributes.isDirectory()) {
                return !contents.admitsFolder(name, shown(path), open.size()) || walk(entry, real, path + "/");
            }
            if (!attributes.isRegularFile() || !Files.isReadable(entry)) {
                unreadable(shown(path));
                return true;
            }
            if (contents.admitsFile(name, shown(path))) {
                files.add(new StackFile(path, shown(path), new FileContent(entry)));
            }
            return contents.admitsSize(path, shown(path), attributes.size());
        } catch (IOException unreadable) {
            unreadable(shown(path));
            return true;
        }
    }

    private boolean staysInside(Path real, String path) {
        Path top = open.getLast();
        String problem;
        if (!real.startsWith(top)) {
            problem = "leads out of " + shownRoot;
        } else if (open.contains(real)) {
            problem = "leads back to a folder that it is in";
        } else {
            return true;
        }
        problems.addOfStack(Location.ofFile(shown(path)), "", "the link " + problem, "Replace the link with a copy");
        return false;
    }

    private void unreadable(String shown) {
        problems.addOfStack(
                Location.ofFile(shown),
                "",
                "cannot read the file",
                "Check its permissions and, for a link, its target, or delete it");
    }

    private String shown(String path) {
        return path.isEmpty() ? shownRoot : shownRoot + "/" + path;
    }

    private record FileContent(Path file) implements StackFile.Content {
        @Override
        public byte[] read() throws IOException {
            return Files.readAllBytes(file);
        }
    }
}
