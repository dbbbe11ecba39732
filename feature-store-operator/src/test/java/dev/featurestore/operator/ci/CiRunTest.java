package dev.featurestore.operator.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.jobs.JobOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CiRunTest {

    private static final String ID = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    @Test
    void readsWhatTheCiSystemSays() {
        assertThat(CiRun.origin(
                                Map.of(
                                        "GITHUB_SHA", ID,
                                        "GITHUB_REF_NAME", "main",
                                        "GITHUB_HEAD_REF", "",
                                        "GITHUB_SERVER_URL", "https://github.com",
                                        "GITHUB_REPOSITORY", "example/store",
                                        "GITHUB_RUN_ID", "7",
                                        "GITHUB_ACTOR", "octocat"),
                                folder)
                        .tags())
                .isEqualTo(Map.of(
                        JobOrigin.COMMIT_TAG, ID,
                        JobOrigin.BRANCH_TAG, "main",
                        JobOrigin.RUN_TAG, "https://github.com/example/store/actions/runs/7",
                        JobOrigin.BY_TAG, "octocat"));
        assertThat(CiRun.origin(
                        Map.of(
                                "CI_COMMIT_SHA", ID,
                                "CI_COMMIT_REF_NAME", "main",
                                "CI_JOB_URL", "https://gitlab.example/-/jobs/1",
                                "GITLAB_USER_LOGIN", "tanuki"),
                        folder))
                .isEqualTo(new JobOrigin(
                        Optional.of(ID),
                        Optional.of("main"),
                        Optional.of("https://gitlab.example/-/jobs/1"),
                        Optional.of("tanuki")));
    }

    @Test
    void theCheckoutWinsAndAnIncompleteUrlIsLeftOut() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/HEAD"), ID.replace('0', 'a'));

        assertThat(CiRun.origin(Map.of("GITHUB_SHA", ID, "GITHUB_REF_NAME", "7/merge"), folder))
                .isEqualTo(new JobOrigin(
                        Optional.of(ID.replace('0', 'a')), Optional.of("7/merge"), Optional.empty(), Optional.empty()));
    }

    @Test
    void hasNoTagsOutsideOfCiAndGit() {
        assertThat(CiRun.origin(Map.of("USER", "me"), folder).tags()).isEmpty();
    }

    @Test
    void textFromOutsideIsOneLineAndATextThatIsTooLongIsLeftOut() {
        Map<String, String> tags = CiRun.origin(
                        Map.of(
                                "CI_COMMIT_SHA",
                                ID,
                                "CI_COMMIT_REF_NAME",
                                "a\nb\u001b[1m",
                                "CI_JOB_URL",
                                "x".repeat(257)),
                        folder)
                .tags();

        assertThat(tags).containsOnlyKeys(JobOrigin.COMMIT_TAG, JobOrigin.BRANCH_TAG);
        assertThat(tags.get(JobOrigin.BRANCH_TAG)).doesNotContain("\n", "\u001b");
    }
}
