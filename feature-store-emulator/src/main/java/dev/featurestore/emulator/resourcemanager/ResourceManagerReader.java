package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.OutputValue;
import dev.featurestore.emulator.store.DamagedFileException;
import dev.featurestore.emulator.view.JobContent;
import dev.featurestore.emulator.view.JobView;
import dev.featurestore.emulator.view.ResourceView;
import dev.featurestore.emulator.view.StackContent;
import dev.featurestore.emulator.view.StackView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads stacks and jobs to show them, without secret values. Changes nothing. */
public final class ResourceManagerReader {

    private static final int KEPT_COUNTS = 1000;

    private final Ledger ledger;
    private final DeclaredSecrets sensitive;
    private final AssociatedResources resources = new AssociatedResources();
    private final ShownLog log = new ShownLog();

    /** Number of resources by the digest of the state. */
    private final Map<String, Integer> counts = new LinkedHashMap<>(KEPT_COUNTS, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > KEPT_COUNTS;
        }
    };

    ResourceManagerReader(Ledger ledger) {
        this.ledger = ledger;
        this.sensitive = new DeclaredSecrets(ledger.blobs());
    }

    /** All stacks, the newest first. */
    public List<StackView> stacks() {
        Map<String, ServedJob> last = new LinkedHashMap<>();
        newestFirst().forEach(job -> last.putIfAbsent(job.order().stackId(), job));
        return ledger.stacks().all().stream()
                .sorted(Comparator.comparingLong(ServedStack::sequence).reversed())
                .map(stack -> view(stack, Optional.ofNullable(last.get(stack.id()))))
                .toList();
    }

    /** All jobs, the newest first. */
    public List<JobView> jobs() {
        return newestFirst().stream().map(this::view).toList();
    }

    /** The content of a stack. */
    public Optional<StackContent> stack(String id) {
        return ledger.stacks().find(id).map(stack -> {
            List<ServedJob> jobs = jobsOf(id);
            List<OutputValue> outputs = jobs.stream()
                    .filter(job -> !job.order().operation().plans())
                    .filter(job -> job.progress().state() == ServedJobState.SUCCEEDED)
                    .findFirst()
                    .map(job -> job.progress().outputs())
                    .orElse(List.of());
            HiddenValues hidden = hidden(readable(stack, jobs), outputs, jobs);
            return new StackContent(
                    view(stack, jobs.stream().findFirst()),
                    hidden.variables(),
                    jobs.stream().map(this::view).toList(),
                    resources(stack, hidden),
                    hidden.outputs());
        });
    }

    /** The configuration of a stack; if it is in a bucket, the files of its newest job that read them. */
    private static ServedConfiguration readable(ServedStack stack, List<ServedJob> jobs) {
        ServedConfiguration configuration = stack.configuration();
        return configuration.unread()
                ? jobs.stream()
                        .map(job -> job.order().configuration())
                        .filter(of -> !of.unread())
                        .findFirst()
                        .map(read -> configuration.withBundle(read.bundle()))
                        .orElse(configuration)
                : configuration;
    }

    /**
     * The content of a job.
     *
     * @param lines maximum number of lines of its log: the last ones
     */
    public Optional<JobContent> job(String id, int lines) {
        return ledger.jobs().find(id).map(job -> {
            HiddenValues hidden = hidden(
                    job.order().configuration(),
                    job.progress().outputs(),
                    jobsOf(job.order().stackId()));
            return new JobContent(
                    view(job),
                    job.progress().failure().map(failure -> hidden.in(failure.code() + ": " + failure.message())),
                    log.of(ledger.logs().log(id), lines, hidden::in),
                    hidden.outputs());
        });
    }

    /** @param jobs the jobs of the stack: their secrets may have been other ones, and a plan shows old values too */
    private HiddenValues hidden(ServedConfiguration configuration, List<OutputValue> outputs, List<ServedJob> jobs) {
        Set<String> others = new HashSet<>();
        for (ServedJob job : jobs) {
            ServedConfiguration of = job.order().configuration();
            others.addAll(HiddenValues.secrets(
                    of.variables(), sensitive.names(of), job.progress().outputs()));
        }
        return new HiddenValues(configuration.variables(), sensitive.names(configuration), outputs, others);
    }

    private List<ServedJob> jobsOf(String stackId) {
        return newestFirst().stream()
                .filter(job -> job.order().stackId().equals(stackId))
                .toList();
    }

    private List<ServedJob> newestFirst() {
        List<ServedJob> jobs = new ArrayList<>(ledger.jobs().all());
        jobs.sort(Comparator.comparingLong((ServedJob job) -> job.order().sequence())
                .reversed());
        return jobs;
    }

    private StackView view(ServedStack stack, Optional<ServedJob> lastJob) {
        String description = stack.description();
        return new StackView(
                stack.id(),
                stack.displayName(),
                description == null ? "" : description,
                stack.compartmentId(),
                stack.terraformVersion(),
                stack.timeCreated(),
                stack.state().map(this::count).orElse(0),
                lastJob.map(this::view));
    }

    private JobView view(ServedJob job) {
        String stackId = job.order().stackId();
        return new JobView(
                job.id(),
                stackId,
                ledger.stacks().find(stackId).map(ServedStack::displayName).orElse(stackId),
                job.order().displayName(),
                job.order().operation().name(),
                job.progress().state().name(),
                job.finished(),
                job.order().timeCreated(),
                job.progress().timeFinished());
    }

    private int count(String state) {
        synchronized (counts) {
            return counts.computeIfAbsent(state, digest -> state(digest).size());
        }
    }

    /** The resources in a state; none in a damaged one, whose requests report the damage. */
    private List<JsonNode> state(String digest) {
        try {
            return resources.resources(Optional.of(ledger.blobs().get(digest)));
        } catch (DamagedFileException e) {
            return List.of();
        }
    }

    private List<ResourceView> resources(ServedStack stack, HiddenValues hidden) {
        return stack.state().map(this::state).orElse(List.of()).stream()
                .map(resource -> new ResourceView(
                        resource.path("resourceType").asText(),
                        hidden.in(resource.path("resourceAddress").asText()),
                        hidden.in(resource.path("resourceId").asText("")),
                        hidden.in(name(resource.path("attributes")))))
                .sorted(Comparator.comparing(ResourceView::type).thenComparing(ResourceView::address))
                .toList();
    }

    private static String name(JsonNode attributes) {
        return attributes.path("display_name").asText(attributes.path("name").asText(""));
    }
}
