package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The commands of {@code docs/ci}, in their order, in a repository with a change, by a shell and with a real Maven. */
@SuppressWarnings("NullAway.Init") // before each test
class CiExamplesIT {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *(\\S+) *}}");

    @TempDir
    Path folder;

    private Path project;
    private Path home;
    private StandaloneCloud cloud;
    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void makeRepositoryWithAChange() throws Exception {
        Path repository = folder.resolve("repository");
        Projects.copy("plan", repository);
        Files.writeString(repository.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>ci</artifactId>
                  <version>1.0</version>
                  <packaging>pom</packaging>
                  <build>
                    <plugins>
                %s
                    </plugins>
                  </build>
                </project>
                """.formatted(
                        new Readme().blocks("xml").get(0)));
        Files.writeString(repository.resolve(".gitignore"), "target/\n");
        project = folder.resolve("checkout");
        home = Files.createDirectories(folder.resolve("home"));
        cloud = StandaloneCloud.start(folder.resolve("cloud"));
        environment.put("HOME", home.toString());
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        shell(repository, """
                git init --quiet --initial-branch=main .
                git config user.name somebody
                git config user.email somebody@example.com
                git add .
                git commit --quiet --message first
                git checkout --quiet -b change
                cp changed.yaml feature_store.yaml
                git commit --quiet --all --message change
                git clone --quiet . '%s'
                """.formatted(project));
        environment.put("PATH", mvn() + ":" + System.getenv("PATH"));
        environment.put("CHANGE", shell(repository, "git rev-parse change").strip());
    }

    @AfterEach
    void stopCloud() {
        cloud.close();
    }

    @Test
    void gitHubShowsThePlanOfAPullRequestAndAppliesThatOfMain() throws Exception {
        JsonNode jobs = yaml("github-actions.yml").path("jobs");
        Path summary = Files.createFile(folder.resolve("summary"));
        Path outputs = Files.createFile(folder.resolve("outputs"));
        environment.put("GITHUB_STEP_SUMMARY", summary.toString());
        environment.put("GITHUB_OUTPUT", outputs.toString());
        environment.put("GITHUB_BASE_REF", "main");
        environment.put("GITHUB_SHA", Objects.requireNonNull(environment.get("CHANGE")));
        Path config = Path.of(cloud.ociConfig());
        Map<String, String> known = new TreeMap<>();
        known.put(
                "secrets.OCI_CONFIG",
                Files.readString(config).replaceAll("(?m)^key_file *=.*$", "key_file=~/.oci/key.pem"));
        known.put("github.token", "token-of-the-job");
        known.put("github.event.pull_request.number", "12");
        known.put("secrets.OCI_KEY", Files.readString(config.resolveSibling("key.pem")));

        steps(jobs.path("show"), known);
        assertThat(summary)
                .content()
                .startsWith("### Plan for stack `feature-store`: ")
                .contains("oci_core_vcn.this");
        assertThat(folder.resolve("comment-12"))
                .hasSameTextualContentAs(project.resolve("target/featurestore/plan.md"));
        Files.writeString(summary, "");
        steps(jobs.path("plan"), known);
        assertThat(summary).content().contains("### Plan for stack `feature-store`: 3 to create");
        List<String> lines = Files.readAllLines(outputs);
        for (int i = 0; i < lines.size(); i += 3) {
            String name = lines.get(i).substring(0, lines.get(i).indexOf("<<"));
            known.put("needs.plan.outputs." + name, lines.get(i + 1));
        }
        assertThat(known).containsEntry("needs.plan.outputs.featurestore_plan_changes", "true");
        steps(jobs.path("apply"), known);
        assertThat(project.resolve("target/featurestore/report.json")).content().contains("\"SUCCEEDED\"");
    }

    @Test
    void gitHubPromotesOneCommitThroughItsEnvironments() throws Exception {
        JsonNode jobs = yaml("github-environments.yml").path("jobs");
        makeEnvironments();
        Path outputs = Files.createFile(folder.resolve("outputs"));
        environment.put("GITHUB_OUTPUT", outputs.toString());
        Path config = Path.of(cloud.ociConfig());
        Map<String, String> known = new TreeMap<>();
        known.put(
                "secrets.OCI_CONFIG",
                Files.readString(config).replaceAll("(?m)^key_file *=.*$", "key_file=~/.oci/key.pem"));
        known.put("secrets.OCI_KEY", Files.readString(config.resolveSibling("key.pem")));

        steps(jobs.path("dev"), known);
        steps(jobs.path("test"), known);
        steps(jobs.path("plan"), known);
        List<String> lines = Files.readAllLines(outputs);
        for (int i = 0; i < lines.size(); i += 3) {
            String name = lines.get(i).substring(0, lines.get(i).indexOf("<<"));
            known.put("needs.plan.outputs." + name, lines.get(i + 1));
        }
        assertThat(known).containsEntry("needs.plan.outputs.featurestore_plan_changes", "true");
        steps(jobs.path("prod"), known);

        requireEnvironments();
    }

    @Test
    void gitLabPromotesOneCommitThroughItsEnvironments() throws Exception {
        JsonNode jobs = yaml("gitlab-environments.yml");
        makeEnvironments();
        environment.put("OCI_CONFIG", cloud.ociConfig());

        for (String name : List.of("dev", "test", "plan")) {
            scriptInEnvironment(jobs.path(name));
        }
        readDotenv(jobs.at("/plan/artifacts/reports/dotenv").textValue());
        scriptInEnvironment(jobs.path("prod"));

        requireEnvironments();
    }

    private void makeEnvironments() throws IOException {
        // The names of buckets are unique in a tenancy.
        Path stack = project.resolve("stack/main.tf");
        Files.writeString(stack, Files.readString(stack).replace("= \"features\"", "= var.network_name"));
        for (String name : List.of("dev", "test", "prod")) {
            Files.writeString(
                    project.resolve("feature_store." + name + ".yaml"),
                    "spec: {variables: {network_name: features-of-" + name + "}}\n");
        }
    }

    private void requireEnvironments() {
        for (String name : List.of("dev", "test", "prod")) {
            assertThat(project.resolve("target/featurestore/" + name + "/report.json"))
                    .content()
                    .contains("\"SUCCEEDED\"", "\"feature-store-" + name + "\"");
        }
    }

    @Test
    void gitLabShowsThePlanOfAMergeRequestAndAppliesThatOfTheDefaultBranch() throws Exception {
        JsonNode jobs = yaml("gitlab-ci.yml");
        environment.put("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main");
        environment.put("CI_COMMIT_SHA", Objects.requireNonNull(environment.get("CHANGE")));
        environment.put("OCI_CONFIG", cloud.ociConfig());

        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> notes = new CopyOnWriteArrayList<>();
        api.createContext("/projects/7/merge_requests/12/notes", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            notes.add(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN") + " "
                    + URLDecoder.decode(body.substring("body=".length()), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        api.start();
        environment.put("CI_API_V4_URL", "http://127.0.0.1:" + api.getAddress().getPort());
        environment.put("CI_PROJECT_ID", "7");
        environment.put("CI_MERGE_REQUEST_IID", "12");
        environment.put("COMMENT_TOKEN", "token-of-the-project");

        try {
            script(jobs.path("show"));
        } finally {
            api.stop(0);
        }

        assertThat(notes)
                .containsExactly(
                        "token-of-the-project " + Files.readString(project.resolve("target/featurestore/plan.md")));
        assertThat(project.resolve("target/featurestore/junit.xml")).content().contains("failures=\"0\"");
        assertThat(project.resolve("target/featurestore/plan.txt"))
                .content()
                .contains("oci_core_vcn.this", "more-features");
        script(jobs.path("plan"));
        readDotenv("target/featurestore/plan.env");
        script(jobs.path("apply"));
        assertThat(project.resolve("target/featurestore/report.json")).content().contains("\"SUCCEEDED\"");
        assertThat(shell(project, new Readme("docs/ci.md").blocks("bash").get(0)))
                .matches("The VCN is ocid1\\.vcn\\.\\S+\\.\n");
    }

    /** What a user's Maven is here: this one, with the repository of the tests, and for OCI the embedded cloud. */
    private Path mvn() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        String command = new MavenBuild(bin)
                .command(List.of("-Duser.home=" + home)).stream()
                        .map(word -> "'" + word + "'")
                        .collect(Collectors.joining(" "));
        Path script = Files.writeString(bin.resolve("mvn"), """
                #!/bin/sh
                case "$*" in
                  *cloud=embedded*) exec %1$s "$@" ;;
                  *) exec %1$s -Dfeaturestore.endpoint=%2$s "$@" ;;
                esac
                """.formatted(command, cloud.endpoint()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        // In place of GitHub's command, which needs GitHub: keeps the comment on the pull request that is the third
        // word.
        Path gh = Files.writeString(bin.resolve("gh"), """
                #!/bin/sh
                test "$1 $2 $4" = "pr comment --body-file" -a -n "$GH_TOKEN" && cp "$5" '%s'/comment-"$3"
                """.formatted(folder));
        Files.setPosixFilePermissions(gh, PosixFilePermissions.fromString("rwxr-xr-x"));
        return bin;
    }

    /** A job of GitHub Actions. */
    private void steps(JsonNode job, Map<String, String> known) throws Exception {
        Map<String, String> before = Map.copyOf(environment);
        set(job.path("env"), known);
        for (JsonNode step : job.path("steps")) {
            if (step.has("run")) {
                set(step.path("env"), known);
                shell(project, step.path("run").textValue());
            }
        }
        environment.keySet().retainAll(before.keySet());
        environment.putAll(before);
    }

    private void set(JsonNode variables, Map<String, String> known) {
        variables
                .properties()
                .forEach(variable -> environment.put(
                        variable.getKey(),
                        EXPRESSION
                                .matcher(variable.getValue().textValue())
                                .replaceAll(match -> Matcher.quoteReplacement(
                                        Objects.requireNonNull(known.get(match.group(1)), match.group(1))))));
    }

    /** A job of GitLab CI. */
    private void script(JsonNode job) throws Exception {
        List<String> lines = new ArrayList<>();
        job.path("script").forEach(line -> lines.add(line.textValue()));
        assertThat(lines).isNotEmpty();
        shell(project, String.join("\n", lines));
    }

    /** A job of GitLab CI with an environment, whose name GitLab sets. */
    private void scriptInEnvironment(JsonNode job) throws Exception {
        JsonNode named = job.path("environment");
        environment.put(
                "CI_ENVIRONMENT_NAME",
                named.isTextual() ? named.textValue() : named.path("name").textValue());
        script(job);
    }

    /** Variables that a job of GitLab CI gives to those that need it. */
    private void readDotenv(String file) throws IOException {
        for (String line : Files.readAllLines(project.resolve(file))) {
            int equals = line.indexOf('=');
            environment.put(line.substring(0, equals), line.substring(equals + 1));
        }
    }

    private String shell(Path directory, String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("OCI_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(script + "\n" + log).isZero();
        return log;
    }

    private static JsonNode yaml(String name) throws IOException {
        return new ObjectMapper()
                .valueToTree(new Load(LoadSettings.builder().build())
                        .loadFromString(Files.readString(ProjectFolder.path().resolve("docs/ci/" + name))));
    }
}
