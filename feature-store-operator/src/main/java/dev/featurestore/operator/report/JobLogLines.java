package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.LogEntry;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.text.JsonText;
import dev.featurestore.operator.text.TextLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Prints all lines of a job's log. */
public final class JobLogLines implements Consumer<Event> {

    private final Console console;

    public JobLogLines(Console console) {
        this.console = console;
    }

    /** Prints an entry of a log. */
    public void show(LogEntry entry) {
        TextLines.forEach(entry.message(), console::info);
    }

    /** Prints a log while it is followed. */
    @Override
    public void accept(Event event) {
        if (event instanceof Event.Logged logged) {
            console.info(logged.event().text());
        } else if (event instanceof Event.StillTrying trying) {
            console.warn(trying.text());
        }
    }

    /** For programs: one document. */
    public static String json(Job job, List<LogEntry> log) {
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        for (LogEntry entry : log) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("time", entry.time().toString());
            json.put("level", entry.level());
            json.put("message", entry.message());
            entries.add(json);
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("job", StackFacts.json(job));
        json.put("log", entries);
        return JsonText.of(json);
    }
}
