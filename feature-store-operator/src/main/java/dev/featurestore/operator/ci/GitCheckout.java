package dev.featurestore.operator.ci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The commit that is checked out, read from the files of Git ("gitrepository-layout" in Git's documentation). Git itself is not
 * started: the settings of a repository can make it run programs.
 *
 * @param commit its ID
 * @param branch its branch; empty if none is checked out
 */
public record GitCheckout(String commit, Optional<String> branch) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final String BRANCHES = "refs/heads/";
    private static final int LONGEST = 4 << 20;

    /** The commit of a folder's repository; empty without one, or if its files cannot be read. */
    public static Optional<GitCheckout> of(Path folder) {
        try {
            for (@Nullable Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
                Path git = at.resolve(".git");
                if (Files.isDirectory(git)) {
                    return read(git);
                }
                if (Files.isRegularFile(git)) { // A worktree or submodule.
                    String text = text(git);
                    return text.startsWith("gitdir:")
                            ? read(at.resolve(text.substring("gitdir:".length()).strip()))
                            : Optional.empty();
                }
            }
        } catch (IOException | InvalidPathException unreadable) {
            // The commit is only shown.
        }
        return Optional.empty();
    }

    private static Optional<GitCheckout> read(Path git) throws IOException {
        String head = text(git.resolve("HEAD"));
        if (!head.startsWith("ref:")) {
            return Optional.of(head).filter(GitCheckout::isId).map(id -> new GitCheckout(id, Optional.empty()));
        }
        String ref = head.substring("ref:".length()).strip();
        Path common = git.resolve("commondir");
        Path shared = Files.isRegularFile(common) ? git.resolve(text(common)).normalize() : git;
        Optional<String> branch =
                ref.startsWith(BRANCHES) ? Optional.of(ref.substring(BRANCHES.length())) : Optional.empty();
        return id(shared, ref).map(id -> new GitCheckout(id, branch));
    }

    private static Optional<String> id(Path git, String ref) throws IOException {
        Path loose = git.resolve(ref).normalize();
        if (loose.startsWith(git) && Files.isRegularFile(loose)) {
            return Optional.of(text(loose)).filter(GitCheckout::isId);
        }
        Path packed = git.resolve("packed-refs");
        return Files.isRegularFile(packed)
                ? text(packed)
                        .lines()
                        .filter(line -> line.endsWith(" " + ref))
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .filter(GitCheckout::isId)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException(file + " is too large");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    }
}
