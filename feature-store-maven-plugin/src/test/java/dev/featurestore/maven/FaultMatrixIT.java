package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each fault happens once to requests of each flow, and some faults stay until the goal ends. The goal succeeds or fails with
 * a code in time; and run again, without a fault, all is right: nothing is lost and nothing exists twice. A build tries each
 * fault at a third of the requests, and compares the codes with {@code docs/reliability.md};
 * {@code -Dfeaturestore.allFaults} tries all, and with {@code -Dfeaturestore.writeDocs=true} writes the page.
 */
@Tag("slow")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
final class FaultMatrixIT {

    private static final boolean ALL = Boolean.getBoolean("featurestore.allFaults");

    private static final int OF_ALL = ALL ? 1 : 3;

    /** Most of the time is spent waiting for a second before a request is repeated. */
    private static final int AT_ONCE = 64;

    @TempDir
    static Path folder;

    private static EmbeddedCloud cloud;

    @BeforeAll
    static void startCloud() throws IOException {
        Path control = Files.createDirectories(folder.resolve("cloud")).resolve("control.json");
        Files.writeString(control, "{\"jobLimit\": 1000}");
        cloud = EmbeddedCloud.open(
                new EmbeddedCloudOptions(folder.resolve("cloud"), 0, 20_000).with(EngineOptions.BUILT_IN));
    }

    @AfterAll
    static void stopCloud() {
        cloud.close();
    }

    @Test
    void everyFaultPassesOrFailsAndTheNextRunIsRight() throws Exception {
        Map<Flow, Integer> requests = requests();
        ReliabilityPage observed = new ReliabilityPage();
        List<FaultyLife> lives = lives(requests, observed);

        List<String> problems = problems(lives);

        assertThat(problems).as(lives.size() + " lives of a stack").isEmpty();
        if (ALL && Boolean.getBoolean("featurestore.writeDocs")) {
            Files.writeString(ReliabilityPage.path(), observed.text());
        }
        ReliabilityPage page = ReliabilityPage.read();
        assertThat(observed.missingIn(page)).as("observed, and not in the page").isEmpty();
        if (ALL) {
            assertThat(page.missingIn(observed))
                    .as("in the page, and not observed")
                    .isEmpty();
        }
    }

    /** The number of requests of each flow without a fault. */
    private static Map<Flow, Integer> requests() throws IOException {
        Map<Flow, Integer> requests = new EnumMap<>(Flow.class);
        CidrProject project = project("no-fault");
        for (Flow flow : Flow.values()) {
            FaultyRun run = new FaultyRun(project, flow, OneFault.RETRY, OneFault.LONGEST);
            requests.put(flow, run.make(watched -> {}).targets().size());
        }
        assertThat(requests.values()).allMatch(number -> number > 3);
        return requests;
    }

    private static CidrProject project(String name) throws IOException {
        return new CidrProject(cloud, folder.resolve(name));
    }

    /** The longest first. */
    private static List<FaultyLife> lives(Map<Flow, Integer> requests, ReliabilityPage observed) {
        int most = requests.values().stream().mapToInt(number -> number).max().orElseThrow();
        List<FaultyLife> lives = new ArrayList<>();
        int offset = 0;
        for (LastingFault fault : LastingFault.values()) {
            offset++;
            ToIntFunction<Flow> last = fault.isAboutAll() ? requests::get : flow -> 1;
            for (int request = 1; request <= most; request++) {
                Set<Flow> flows = flows(last, request);
                if (isTried(request, offset, fault.isAboutAll())) {
                    for (Set<Flow> part : fault.waitsLong() ? each(flows) : List.of(flows)) {
                        lives.add(new FaultyLife(
                                "lasting", fault.name(), request, part, new FromThenOn(fault, request), observed));
                    }
                }
            }
        }
        for (Fault fault : Fault.values()) {
            offset++;
            for (int request = 1; request <= most; request++) {
                Set<Flow> flows = flows(requests::get, request);
                if (isTried(request, offset, true)) {
                    for (Set<Flow> part : fault.waitsLong() ? each(flows) : List.of(flows)) {
                        lives.add(new FaultyLife(
                                "once", fault.name(), request, part, new OneFault(fault, request), observed));
                    }
                }
            }
        }
        lives.sort(Comparator.comparing(life -> life.flows().size() > 1));
        return lives;
    }

    private static boolean isTried(int request, int offset, boolean several) {
        return !several || (request + offset) % OF_ALL == 0;
    }

    private static Set<Flow> flows(ToIntFunction<Flow> last, int request) {
        Set<Flow> flows = EnumSet.noneOf(Flow.class);
        for (Flow flow : Flow.values()) {
            if (request <= last.applyAsInt(flow)) {
                flows.add(flow);
            }
        }
        return flows;
    }

    private static List<Set<Flow>> each(Set<Flow> flows) {
        return flows.stream().<Set<Flow>>map(EnumSet::of).toList();
    }

    private static List<String> problems(List<FaultyLife> lives) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<List<String>>> tasks = new ArrayList<>();
            lives.forEach(life -> tasks.add(() -> life.problems(project(life.name()))));
            List<String> problems = new ArrayList<>();
            for (Future<List<String>> result : threads.invokeAll(tasks)) {
                problems.addAll(result.get());
            }
            return problems;
        } finally {
            threads.shutdownNow();
        }
    }
}
