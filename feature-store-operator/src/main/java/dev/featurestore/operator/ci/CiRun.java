package dev.featurestore.operator.ci;

import dev.featurestore.operator.jobs.JobOrigin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables in which a CI system passes commit, branch, run and user to a build.
 *
 * @param commit name of the variable with the ID of the commit
 * @param branches names of variables with the branch, of which the first that is set counts
 * @param run the URL of the run, with {@code ${NAME}} for variables
 * @param user name of the variable with the user; empty without one
 */
public record CiRun(String commit, List<String> branches, String run, String user) {

    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Z_]+)}");

    /**
     * The CI systems that are known. Sources, as of November 2026: GitHub, "Default environment variables"; GitLab, "Predefined
     * CI/CD variables reference"; Azure Pipelines, "Predefined variables"; Bitbucket, "Variables and secrets"; Jenkins, "Using
     * environment variables", and its Git plugin; OCI DevOps, "Build Specification", predefined variables.
     */
    private static final List<CiRun> KNOWN = List.of(
            new CiRun(
                    "GITHUB_SHA",
                    List.of("GITHUB_HEAD_REF", "GITHUB_REF_NAME"),
                    "${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}",
                    "GITHUB_ACTOR"),
            new CiRun("CI_COMMIT_SHA", List.of("CI_COMMIT_REF_NAME"), "${CI_JOB_URL}", "GITLAB_USER_LOGIN"),
            new CiRun(
                    "BUILD_SOURCEVERSION",
                    List.of("BUILD_SOURCEBRANCHNAME"),
                    "${SYSTEM_COLLECTIONURI}${SYSTEM_TEAMPROJECT}/_build/results?buildId=${BUILD_BUILDID}",
                    "BUILD_REQUESTEDFOR"),
            new CiRun(
                    "BITBUCKET_COMMIT",
                    List.of("BITBUCKET_BRANCH"),
                    "https://bitbucket.org/${BITBUCKET_REPO_FULL_NAME}/pipelines/results/${BITBUCKET_BUILD_NUMBER}",
                    ""),
            new CiRun("GIT_COMMIT", List.of("BRANCH_NAME", "GIT_BRANCH"), "${BUILD_URL}", ""),
            new CiRun("OCI_TRIGGER_COMMIT_HASH", List.of("OCI_TRIGGER_SOURCE_BRANCH_NAME"), "${OCI_BUILD_RUN_ID}", ""));

    public CiRun {
        branches = List.copyOf(branches);
    }

    /**
     * The origin of jobs of a build: the commit and branch that are checked out, else those of the CI system, and its run and
     * user.
     *
     * @param environment the environment of the build
     * @param folder the project
     */
    public static JobOrigin origin(Map<String, String> environment, Path folder) {
        Optional<GitCheckout> checkout = GitCheckout.of(folder);
        Optional<CiRun> system = KNOWN.stream()
                .filter(known -> value(environment, known.commit()).isPresent())
                .findFirst();
        return new JobOrigin(
                checkout.map(GitCheckout::commit).or(() -> system.flatMap(known -> value(environment, known.commit()))),
                checkout.flatMap(GitCheckout::branch)
                        .or(() -> system.flatMap(known -> known.branches().stream()
                                .flatMap(name -> value(environment, name).stream())
                                .findFirst())),
                system.flatMap(known -> known.run(environment)),
                system.flatMap(known -> value(environment, known.user())));
    }

    /** The URL; empty if one of its variables is not set. */
    private Optional<String> run(Map<String, String> environment) {
        Matcher names = NAME.matcher(run);
        StringBuilder text = new StringBuilder();
        while (names.find()) {
            Optional<String> value = value(environment, names.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            names.appendReplacement(text, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(names.appendTail(text).toString());
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }
}
