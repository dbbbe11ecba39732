package dev.featurestore.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/** {@code docs/reliability.md}: its text is a template of the tests' resources, and its tables are what a run has observed. */
final class ReliabilityPage {

    private static final String BETWEEN = "<br>";

    /** First columns of the two lines above the rows of a table. */
    private static final Set<String> HEADS = Set.of("fault", "---");

    /** By the words for a fault and those for a flow, the words for what became of it. */
    private final Map<String, Map<String, Set<String>>> cells = new ConcurrentSkipListMap<>();

    static Path path() {
        return ProjectFolder.path().resolve("docs/reliability.md");
    }

    /** The page as it is in the project. */
    static ReliabilityPage read() throws IOException {
        ReliabilityPage page = new ReliabilityPage();
        List<Flow> flows = List.of(Flow.values());
        for (String line : Files.readAllLines(path())) {
            String[] columns = line.split(" *\\| *", -1);
            if (line.startsWith("| ") && columns.length == flows.size() + 3 && !HEADS.contains(columns[1])) {
                for (Flow flow : flows) {
                    Arrays.stream(columns[flows.indexOf(flow) + 2].split(BETWEEN))
                            .filter(words -> !words.isBlank())
                            .forEach(words -> page.add(columns[1], flow, words));
                }
            }
        }
        return page;
    }

    /** Adds what became of a goal with this fault. */
    void add(String fault, Flow flow, String words) {
        cells.computeIfAbsent(fault, first -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(flow.words(), first -> new ConcurrentSkipListSet<>())
                .add(words);
    }

    /**
     * The codes that a fault leads to in this page, and not in the other. Cells are not compared: how often a job is looked
     * at depends on the machine, and so does which request is the fifth.
     */
    Set<String> missingIn(ReliabilityPage other) {
        Set<String> missing = new TreeSet<>();
        for (String fault : cells.keySet()) {
            Set<String> known = other.codes(fault);
            codes(fault).stream()
                    .filter(code -> !known.contains(code))
                    .forEach(code -> missing.add(fault + ": " + code));
        }
        return missing;
    }

    private Set<String> codes(String fault) {
        return cells.getOrDefault(fault, Map.of()).values().stream()
                .flatMap(Set::stream)
                .filter(words -> words.startsWith("`"))
                .map(words -> words.replace(FaultyRun.JOB_GOES_ON, ""))
                .collect(Collectors.toSet());
    }

    private Set<String> cell(String fault, String flow) {
        return cells.getOrDefault(fault, Map.of()).getOrDefault(flow, Set.of());
    }

    /** The whole page. */
    String text() throws IOException {
        String text = template();
        Map<String, String> parts = new TreeMap<>();
        parts.put("@faults@", Integer.toString(Fault.values().length));
        parts.put("@lasting@", Integer.toString(LastingFault.values().length));
        parts.put("@flows@", Integer.toString(Flow.values().length));
        for (Fault.Kind kind : Fault.Kind.values()) {
            parts.put(
                    "@" + kind + "@",
                    table(Arrays.stream(Fault.values())
                            .filter(fault -> fault.kind() == kind)
                            .map(Fault::words)
                            .toList()));
        }
        parts.put(
                "@LASTING@",
                table(Arrays.stream(LastingFault.values())
                        .map(LastingFault::words)
                        .toList()));
        for (Map.Entry<String, String> part : parts.entrySet()) {
            text = text.replace(part.getKey(), part.getValue());
        }
        return text;
    }

    private String table(List<String> faults) {
        List<String> flows = Arrays.stream(Flow.values()).map(Flow::words).toList();
        StringBuilder table = new StringBuilder("| fault | ")
                .append(String.join(" | ", flows))
                .append(" |\n|")
                .append(" --- |".repeat(flows.size() + 1));
        for (String fault : faults) {
            table.append("\n| ")
                    .append(fault)
                    .append(flows.stream()
                            .map(flow -> String.join(BETWEEN, cell(fault, flow)))
                            .collect(Collectors.joining(" | ", " | ", " |")));
        }
        return table.toString();
    }

    private static String template() throws IOException {
        try (InputStream in = Objects.requireNonNull(ReliabilityPage.class.getResourceAsStream("/reliability.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
