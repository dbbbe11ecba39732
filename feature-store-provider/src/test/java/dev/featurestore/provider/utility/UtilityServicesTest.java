package dev.featurestore.provider.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.provider.plan.AttributePath;
import dev.featurestore.provider.plan.Replacement;
import dev.featurestore.provider.plan.ResourcePlanner;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.JobSite;
import dev.featurestore.provider.value.BlockTypes;
import dev.featurestore.provider.value.JsonValues;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import dev.featurestore.terraform.schema.UtilityTables;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The utility providers without Terraform: arguments are JSON objects. */
class UtilityServicesTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();
    private Instant now = NOW;

    private UtilityServices services(String type) throws Exception {
        Path job = Files.createDirectories(folder.resolve("job/configuration"));
        JobSite site = new JobSite(
                folder.resolve("job"),
                job,
                folder.resolve("job/outside"),
                Clock.fixed(now, ZoneOffset.UTC),
                log::add,
                (template, values) -> template + values);
        return UtilityProviders.services(provider(type), site);
    }

    private static String provider(String type) {
        return type.contains("_") ? type.substring(0, type.indexOf('_')) : type;
    }

    private static TypeInterface resource(String type) {
        return Objects.requireNonNull(
                UtilityTables.read(provider(type)).resources().get(type));
    }

    private static Value.Structure values(TypeInterface type, String json) {
        Value.Structure values = (Value.Structure) JsonValues.read(
                BlockTypes.of(type.schema()), json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return BlockTypes.complete(type.schema(), values);
    }

    private ArgumentValues created(String name, String json) throws Exception {
        TypeInterface type = resource(name);
        Value.Structure configuration = values(type, json);
        Value.Structure planned = services(name)
                .plan(
                        type,
                        configuration,
                        Optional.empty(),
                        ResourcePlanner.plan(type.schema(), Optional.empty(), configuration));
        return new ArgumentValues(services(name).create(type, planned));
    }

    private ArgumentValues updated(String name, ArgumentValues prior, String json) throws Exception {
        TypeInterface type = resource(name);
        Value.Structure configuration = values(type, json);
        Value.Structure proposed = merged(prior.values(), configuration, type);
        Value.Structure planned = services(name)
                .plan(
                        type,
                        configuration,
                        Optional.of(prior.values()),
                        ResourcePlanner.plan(type.schema(), Optional.of(prior.values()), proposed));
        assertThat(Replacement.of(type, prior.values(), planned)).isEmpty();
        return new ArgumentValues(services(name).update(type, prior.values(), planned));
    }

    /** Terraform's proposal: prior values of computed attributes that the configuration does not set. */
    private static Value.Structure merged(Value.Structure prior, Value.Structure configuration, TypeInterface type) {
        TreeMap<String, Value> proposed = new TreeMap<>(configuration.elements());
        type.schema().attributes().values().stream()
                .filter(attribute -> attribute.computed() && proposed.get(attribute.name()) instanceof Value.Null)
                .forEach(attribute -> proposed.put(
                        attribute.name(),
                        Objects.requireNonNull(prior.elements().get(attribute.name()))));
        return new Value.Structure(proposed);
    }

    static List<String> names() {
        return UtilityTables.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void haveCodeForEachTypeOfTheirTable(String name) throws Exception {
        ProviderInterface offered = UtilityTables.read(name);
        assertThat(offered.source()).isEqualTo("hashicorp/" + name);
        UtilityServices services = services(name);
        for (TypeInterface type : offered.resources().values()) {
            assertThat(services.knows(type)).as(type.name()).isTrue();
        }
        for (TypeInterface type : offered.dataSources().values()) {
            assertThat(services.knowsData(type)).as(type.name()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            random_id       | x-,3q2-7w           | dec         | x-3735928559
            random_id       | 3q2-7w              | hex         | deadbeef
            random_integer  | 7,1,9,s             | max         | 9
            random_string   | aB3                 | length      | 3
            random_password | aB3                 | result      | aB3
            random_bytes    | 3q2+7w==            | hex         | deadbeef
            random_uuid     | 0d9e2f0c-54a1-4fd5-8d4f-2f6a4c5b9a11 | result | 0d9e2f0c-54a1-4fd5-8d4f-2f6a4c5b9a11
            time_static     | 2026-03-01T01:02:03+01:00 | hour  | 1
            time_offset     | 2026-03-01T00:00:00Z,1,,2,,, | rfc3339 | 2027-03-03T00:00:00Z
            time_rotating   | 2026-03-01T00:00:00Z,,,2,, | rotation_rfc3339 | 2026-03-03T00:00:00Z
            time_sleep      | 3s,                 | create_duration | 3s
            """)
    void importTheFormOfTheRealProvider(String name, String id, String attribute, String value) throws Exception {
        TypeInterface type = resource(name);
        Value.Structure state = services(name).importState(type, id, BlockTypes.empty(type.schema()));
        assertThat(new ArgumentValues(state).text(attribute)).contains(value);
        assertThat(services(name).read(type, state)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            random_integer | 7,1 | result,min,max
            random_id      | *   | Base64
            random_bytes   | *   | Base64
            random_uuid    | 7   | UUID
            random_pet     | x   | Resource Import Not Implemented
            time_static    | x   | Invalid RFC3339
            time_offset    | 2026-03-01T00:00:00Z,1 | Unexpected Import Identifier
            time_sleep     | 3s  | Unexpected Import Identifier
            """)
    void refuseAnInvalidIdentifierOfAnImport(String name, String id, String text) {
        TypeInterface type = resource(name);
        assertThatThrownBy(() -> services(name).importState(type, id, BlockTypes.empty(type.schema())))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            random_string  | {'length': 3, 'min_upper': 2, 'min_lower': 2} | must be at least 4
            random_string  | {'length': 0} | must be at least 1
            random_string  | {'length': 3, 'special': false, 'upper': false, 'lower': false, 'numeric': false} | the character set specified is empty
            random_integer | {'min': 3, 'max': 2} | smaller than
            random_bytes   | {'length': 0} | must be between 1 and
            random_id      | {'byte_length': 2000000} | must be between 1 and
            time_offset    | {} | set at least one of
            time_rotating  | {} | set at least one of
            time_sleep     | {} | set create_duration or
            time_sleep     | {'create_duration': '3 seconds'} | must be a number and a unit
            local_file     | {'filename': 'a', 'content': 'b', 'source': 'c'} | set only one of
            local_file     | {'filename': 'a', 'content': 'b', 'file_permission': '99'} | must be an octal number
            local_file     | {'filename': 'a', 'source': 'missing'} | cannot read
            archive_file   | {'type': 'zip', 'output_path': 'a'} | set one of source
            archive_file   | {'type': 'rar', 'output_path': 'a', 'source_content': 'a', 'source_content_filename': 'b'} | zip or tar.gz
            cloudinit_config | {'gzip': true, 'base64_encode': false} | base64_encode must be true
            tls_private_key | {'algorithm': 'DSA'} | RSA, ECDSA or ED25519
            """)
    void refuseWhatTheRealProviderRefuses(String name, String json, String text) {
        assertThatThrownBy(() -> created(name, json))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining(text);
    }

    @Test
    void numberIsTheFormerNameOfNumeric() throws Exception {
        ArgumentValues text = created("random_string", "{'length': 200, 'number': false, 'special': false}");
        assertThat(text.textOrEmpty("result")).matches("[A-Za-z]{200}");
        assertThat(text.flag("numeric")).isFalse();
    }

    @Test
    void aSeedGivesTheSameValues() throws Exception {
        String arguments = "{'min': 1, 'max': 1000000, 'seed': 's'}";
        assertThat(created("random_integer", arguments).text("result"))
                .isEqualTo(created("random_integer", arguments).text("result"));
        assertThat(created("random_integer", "{'min': 1, 'max': 1000000000}").text("result"))
                .isNotEqualTo(created("random_integer", "{'min': 1, 'max': 1000000000}")
                        .text("result"));
    }

    @Test
    void offsetsAndRotationsChangeInPlace() throws Exception {
        ArgumentValues later = created("time_offset", "{'offset_days': 1}");
        assertThat(later.text("rfc3339")).contains("2026-02-01T12:00:00Z");
        now = NOW.plusSeconds(60);
        ArgumentValues changed = updated("time_offset", later, "{'offset_days': 2}");
        assertThat(changed.text("rfc3339")).contains("2026-02-02T12:00:00Z");
        assertThat(changed.text("id")).contains("2026-01-31T12:00:00Z");

        ArgumentValues rotating = created("time_rotating", "{'rotation_hours': 1}");
        assertThat(services("time_rotating").read(resource("time_rotating"), rotating.values()))
                .isPresent();
        now = now.plusSeconds(3601);
        assertThat(services("time_rotating").read(resource("time_rotating"), rotating.values()))
                .isEmpty();
        ArgumentValues longer = updated("time_rotating", rotating, "{'rotation_hours': 2}");
        assertThat(longer.text("rotation_rfc3339")).contains("2026-01-31T14:01:00Z");
    }

    @Test
    void aSleepIsNamedAtBothEnds() throws Exception {
        ArgumentValues sleep = created("time_sleep", "{'create_duration': '5m', 'destroy_duration': '2h'}");
        services("time_sleep").delete(resource("time_sleep"), sleep.values());
        assertThat(log)
                .containsExactly(
                        "Rehearsal: a time_sleep does not wait 5m at its creation.",
                        "Rehearsal: a time_sleep does not wait 2h at its destruction.");
    }

    @Test
    void aFileOfAnEarlierJobIsWrittenAgainAndAChangedOneIsCreatedAgain() throws Exception {
        ArgumentValues file = created("local_file", "{'filename': 'out/a', 'content': 'text'}");
        Path written = folder.resolve("job/configuration/out/a");
        Files.delete(written);
        assertThat(services("local_file").read(resource("local_file"), file.values()))
                .isPresent();
        assertThat(written).hasContent("text");
        Files.writeString(written, "other");
        assertThat(services("local_file").read(resource("local_file"), file.values()))
                .isEmpty();
        services("local_file").delete(resource("local_file"), file.values());
        assertThat(written).doesNotExist();
    }

    @Test
    void noFileIsWrittenOutsideOfTheJob() throws Exception {
        Path outside = folder.resolve("outside/a");
        created("local_file", "{'filename': '" + outside + "', 'content': 'text'}");
        created("local_file", "{'filename': '../../b', 'content': 'text'}");
        assertThat(outside).doesNotExist();
        assertThat(folder.resolve("b")).doesNotExist();
        assertThat(log).hasSize(2).allMatch(line -> line.contains("is written to the folder of the job"));
    }

    @Test
    void archivesHaveTheFilesWithoutTheExcludedOnes() throws Exception {
        Path source = Files.createDirectories(folder.resolve("job/configuration/src/skip/deep"));
        Files.writeString(source.resolve("a"), "1");
        Files.writeString(folder.resolve("job/configuration/src/b.txt"), "22");
        Files.writeString(folder.resolve("job/configuration/src/c.log"), "3");
        ArgumentValues zip = created(
                "archive_file",
                "{'type': 'zip', 'output_path': 'a.zip', 'source_dir': 'src', 'excludes': ['skip', '*.log']}");
        Path written = folder.resolve("job/configuration/a.zip");
        assertThat(zip.whole("output_size")).isEqualTo((int) Files.size(written));
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(written))) {
            ZipEntry entry = Objects.requireNonNull(entries.getNextEntry());
            assertThat(entry.getName()).isEqualTo("b.txt");
            assertThat(entries.readAllBytes()).hasSize(2);
            assertThat(entries.getNextEntry()).isNull();
        }
        String name = "long/".repeat(30) + "name";
        created(
                "archive_file",
                "{'type': 'tar.gz', 'output_path': 'a.tgz', 'source': [{'filename': '" + name + "', 'content': 'x'}]}");
        byte[] tar = new GZIPInputStream(
                        new ByteArrayInputStream(Files.readAllBytes(folder.resolve("job/configuration/a.tgz"))))
                .readAllBytes();
        assertThat(tar).hasSize(512 * 6);
        assertThat(new String(tar, 512, name.length(), StandardCharsets.UTF_8)).isEqualTo(name);
        assertThat(tar[3 * 512]).isEqualTo((byte) 'x');
    }

    @Test
    void aFolderOfTemplatesIsRendered() throws Exception {
        Path source = Files.createDirectories(folder.resolve("job/configuration/templates/in"));
        Files.writeString(source.resolve("a"), "text");
        ArgumentValues directory =
                created("template_dir", "{'source_dir': 'templates', 'destination_dir': 'out', 'vars': {'a': 'b'}}");
        Path rendered = folder.resolve("job/configuration/out/in/a");
        assertThat(rendered).hasContent("text{a=b}");
        Files.delete(rendered);
        assertThat(services("template_dir").read(resource("template_dir"), directory.values()))
                .isPresent();
        assertThat(rendered).exists();
        services("template_dir").delete(resource("template_dir"), directory.values());
        assertThat(rendered).doesNotExist();
    }

    @Test
    void aChangeOfAnArgumentReplacesTheResource() throws Exception {
        TypeInterface type = resource("random_string");
        ArgumentValues before = created("random_string", "{'length': 3}");
        Value.Structure configuration = values(type, "{'length': 3, 'keepers': {'a': 'b'}}");
        Value.Structure planned = services("random_string")
                .plan(type, configuration, Optional.of(before.values()), merged(before.values(), configuration, type));
        assertThat(Replacement.of(type, before.values(), planned))
                .containsExactly(new AttributePath(List.of(new AttributePath.Step.Attribute("keepers"))));
    }

    @Test
    void defaultsAreThoseOfTypesInTheTables() throws Exception {
        String defaults = UtilityProviders.resource("defaults.txt");
        List<String> paths = defaults.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        assertThat(paths).isSorted();
        for (String path : paths) {
            String type = path.substring(0, path.indexOf('.'));
            ProviderInterface offered = UtilityTables.read(provider(type));
            TypeInterface found = Optional.ofNullable(offered.resources().get(type))
                    .orElseGet(
                            () -> Objects.requireNonNull(offered.dataSources().get(type)));
            assertThat(found.schema().attributes()).containsKey(path.substring(path.indexOf('.') + 1));
        }
    }
}
