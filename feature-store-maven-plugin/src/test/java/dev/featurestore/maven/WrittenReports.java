package dev.featurestore.maven;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The reports and the drift that a run has written, compared with their documented schemas after every run of every test. */
public final class WrittenReports {

    private static final Schema REPORT = schema("report.schema.json");
    private static final Map<String, Schema> SCHEMAS =
            Map.of("report.json", REPORT, "plan-report.json", REPORT, "drift.json", schema("drift.schema.json"));

    private WrittenReports() {}

    private static Schema schema(String file) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(
                            Files.readString(classes().resolve("../../../docs").resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The folder of this class: the scripts of the builds of src/it run in a Maven that knows no folder of the project. */
    private static Path classes() throws URISyntaxException {
        return Path.of(WrittenReports.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** Where a file of this name differs from its schema. */
    static List<Error> differences(String name, String text) {
        return Objects.requireNonNull(SCHEMAS.get(name), name).validate(text, InputFormat.JSON);
    }

    /**
     * Fails if a report in the folder or below it is invalid.
     *
     * @return the number of reports
     */
    public static int requireValid(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> reports = files.filter(
                            file -> SCHEMAS.containsKey(file.getFileName().toString()))
                    .toList();
            for (Path report : reports) {
                List<Error> differences = differences(report.getFileName().toString(), Files.readString(report));
                if (!differences.isEmpty()) {
                    throw new AssertionError(report + " is not valid by its schema in docs: " + differences);
                }
            }
            return reports.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
