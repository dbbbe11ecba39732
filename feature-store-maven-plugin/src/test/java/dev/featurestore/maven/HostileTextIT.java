package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts from outside that try to be more than a text, in builds under GitHub Actions. */
class HostileTextIT {

    private static final String REHEARSAL = "-Dfeaturestore.cloud=embedded";

    @TempDir
    Path folder;

    @BeforeEach
    void writeProject() throws Exception {
        Projects.copy("no-pom", folder);
        Files.writeString(folder.resolve("stack/outputs.tf"), Hostile.outputs());
    }

    @Test
    void noLineOfABuildIsAnybodyElses() throws Exception {
        MavenBuild.Result applied = run(
                Stream.of("apply", "plan", "outputs", "status", "jobs", "stacks", "logs"),
                "-Dfeaturestore.terraform=builtin");

        assertThat(applied.status()).as(applied.log()).isZero();
        assertThat(lines(applied.log()))
                .anyMatch(line -> line.endsWith(" = first\\n::error file=pom.xml::made up"))
                .containsOnlyOnce("[INFO] BUILD SUCCESS")
                .allSatisfy(Hostile::assertHarmless)
                .allMatch(line -> line.matches("\\[(INFO|WARNING)](| .*)|"));

        StringBuilder refused = new StringBuilder("409-Conflict, ");
        Hostile.TEXTS.forEach(refused::append);
        Files.writeString(
                folder.resolve(".featurestore/control.json"),
                "{\"failAt\": {\"oci_objectstorage_bucket.this\": " + Hostile.quoted(refused.toString()) + "}}");
        MavenBuild.Result failed = run(
                Stream.of("destroy"), "-e", "-Dfeaturestore.terraform=builtin", "-Dfeaturestore.confirm=feature-store");

        assertThat(failed.status()).as(failed.log()).isNotZero();
        assertThat(lines(failed.log()))
                .anyMatch(
                        line -> line.contains("Terraform failed at oci_objectstorage_bucket.this: 409-Conflict, first"))
                .allSatisfy(Hostile::assertHarmless);
    }

    @Test
    void aValueForAProgramIsExactAndAProblemIsOneAnnotation() throws Exception {
        MavenBuild.Result applied = run(Stream.of("apply"), "-Dfeaturestore.terraform=builtin");
        assertThat(applied.status()).as(applied.log()).isZero();

        MavenBuild quiet = new MavenBuild(folder, MavenBuild.quietMaven()).with("GITHUB_ACTIONS", "true");
        MavenBuild.Result value = quiet.run(
                "-q", MavenBuild.plugin() + ":outputs", REHEARSAL, "-Dfeaturestore.outputName=" + Hostile.output(0));
        assertThat(value.log()).isEqualTo(Hostile.TEXTS.get(0) + "\n");
        MavenBuild.Result json =
                quiet.run("-q", MavenBuild.plugin() + ":outputs", REHEARSAL, "-Dfeaturestore.format=json");
        assertThat(json.log().lines())
                .singleElement()
                .satisfies(line -> Hostile.assertHarmless(line.replace("\udb40\udc41", "")));
        assertThat(new ObjectMapper()
                        .readTree(json.log())
                        .at("/" + Hostile.output(0) + "/value")
                        .textValue())
                .isEqualTo(Hostile.TEXTS.get(0));

        Path config = folder.resolve("feature_store.yaml");
        Files.writeString(config, Files.readString(config) + "  " + Hostile.quoted(Hostile.TEXTS.get(0)) + ": 1\n");
        MavenBuild.Result refused = run(Stream.of("verify"));
        assertThat(refused.status()).isNotZero();
        assertThat(lines(refused.log()))
                .filteredOn(line -> line.startsWith("::"))
                .singleElement()
                .asString()
                .startsWith("::error file=feature_store.yaml,line=")
                .contains("first\\n::error file=pom.xml::made up");
    }

    /** Keys of instances, tags and output of local-exec pass through Terraform into the log and the plan. */
    @Test
    void addressesTagsAndOutputOfProgramsStayInTheirLine() throws Exception {
        Machine.needs("terraform");
        String texts = Hostile.TEXTS.stream().map(Hostile::quoted).collect(Collectors.joining(", ", "toset([", "])"));
        Files.writeString(folder.resolve("stack/hostile.tf"), """
                resource "terraform_data" "hostile" {
                  for_each = %s
                  input    = each.value

                  provisioner "local-exec" {
                    command     = "printenv TEXT"
                    environment = { TEXT = each.value }
                  }
                }

                resource "oci_core_vcn" "tagged" {
                  compartment_id = "ocid1.compartment.oc1..aaaaaaaaexample"
                  cidr_blocks    = ["10.9.0.0/16"]
                  freeform_tags  = { for text in %s : md5(text) => text }
                }
                """.formatted(texts, texts));

        MavenBuild.Result result =
                run(Stream.of("plan", "apply", "status", "logs"), "-Dfeaturestore.rehearsal.provisioners=run");

        assertThat(result.status()).as(result.log()).isZero();
        assertThat(result.log()).contains("terraform_data.hostile[\"");
        assertThat(lines(result.log()))
                .containsOnlyOnce("[INFO] BUILD SUCCESS")
                .allSatisfy(Hostile::assertHarmless)
                .allMatch(line -> line.matches("\\[(INFO|WARNING)](| .*)|"));
        List<String> written = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> file.toString().matches(".*/(plan\\.txt|job\\.log|report\\.json)"))
                    .toList()) {
                written.add(file.getFileName().toString());
                assertThat(lines(Files.readString(file)))
                        .as(file.toString())
                        .allSatisfy(line -> Hostile.assertHarmless(line.replace("\udb40\udc41", "")));
            }
        }
        assertThat(written).contains("plan.txt", "job.log", "report.json");
    }

    private static List<String> lines(String log) {
        return List.of(log.stripTrailing().split("\n", -1));
    }

    private MavenBuild.Result run(Stream<String> goals, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(
                goals.map(goal -> MavenBuild.plugin() + ":" + goal).toList());
        all.add(REHEARSAL);
        all.addAll(List.of(arguments));
        return new MavenBuild(folder, MavenBuild.quietMaven())
                .with("GITHUB_ACTIONS", "true")
                .run(all);
    }
}
