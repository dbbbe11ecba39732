package dev.featurestore.operator.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCheckoutTest {

    private static final String ID = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    private Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    @Test
    void readsTheCommitOfABranchFromAFolderBelow() throws IOException {
        write("repo/.git/HEAD", "ref: refs/heads/feature/x\n");
        write("repo/.git/refs/heads/feature/x", ID + "\n");
        Path module = Files.createDirectories(folder.resolve("repo/module"));

        assertThat(GitCheckout.of(module)).contains(new GitCheckout(ID, Optional.of("feature/x")));
    }

    @Test
    void readsACommitWithoutABranchAndPackedBranches() throws IOException {
        write("detached/.git/HEAD", ID + "\n");
        write("packed/.git/HEAD", "ref: refs/heads/main\n");
        write(
                "packed/.git/packed-refs",
                "# pack-refs with: peeled\n" + ID.replace('0', 'f') + " refs/heads/other-main\n" + ID
                        + " refs/heads/main\n^" + ID + "\n");

        assertThat(GitCheckout.of(folder.resolve("detached"))).contains(new GitCheckout(ID, Optional.empty()));
        assertThat(GitCheckout.of(folder.resolve("packed"))).contains(new GitCheckout(ID, Optional.of("main")));
    }

    @Test
    void readsAWorktree() throws IOException {
        write("repo/.git/refs/heads/main", ID);
        write("repo/.git/worktrees/tree/HEAD", "ref: refs/heads/main");
        write("repo/.git/worktrees/tree/commondir", "../..\n");
        write("tree/.git", "gitdir: ../repo/.git/worktrees/tree\n");

        assertThat(GitCheckout.of(folder.resolve("tree"))).contains(new GitCheckout(ID, Optional.of("main")));
    }

    @Test
    void hasNoCommitWithoutARepositoryOrWithADamagedOne() throws IOException {
        write("empty/.git/HEAD", "ref: refs/heads/main\n");
        write("secret", ID);
        write("outside/.git/HEAD", "ref: ../../secret\n");
        write("text/.git/HEAD", "not an ID\n");
        write("nowhere/.git", "gitdir: /does/not/exist\n");

        for (String name : new String[] {"empty", "outside", "text", "nowhere"}) {
            assertThat(GitCheckout.of(folder.resolve(name))).as(name).isEmpty();
        }
    }
}
