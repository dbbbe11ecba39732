package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.CommonFields;
import dev.featurestore.emulator.rest.Page;
import dev.featurestore.emulator.rest.PageToken;
import dev.featurestore.emulator.rest.QueryParameters;
import dev.featurestore.emulator.rest.SortOrder;
import dev.featurestore.emulator.settings.SettingsSource;
import dev.featurestore.emulator.store.StoredJobLog;
import dev.featurestore.emulator.store.StoredLogEntry;
import dev.featurestore.emulator.store.StoredLogLevel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Serves the logs of jobs. A page token holds the index of the first entry of the next page, so that a reader of a
 * running job's log neither loses nor repeats an entry, even if entries share a millisecond. As in OCI, a page has a
 * token only if the log has further entries now; at the end of the log, a reader requests its last page again.
 */
final class LogPages {

    private static final String TYPE = "TERRAFORM_CONSOLE";
    private static final DateTimeFormatter TEXT_TIME =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private record Filter(StoredLogLevel level, Instant from, Instant to) {

        boolean accepts(StoredLogEntry entry) {
            return entry.level().compareTo(level) >= 0
                    && !entry.time().isBefore(from)
                    && !entry.time().isAfter(to);
        }
    }

    private final Ledger ledger;
    private final SettingsSource settings;

    LogPages(Ledger ledger, SettingsSource settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    /** The number of entries of a job's log that clients can read. */
    private int visible(ServedJob job) {
        return settings.forRequest().logsAtEnd() && !ledger.job(job.id()).finished()
                ? 0
                : ledger.logs().log(job.id()).size();
    }

    Response page(Request request) {
        ServedJob job = ledger.job(request.pathParameter("jobId"));
        QueryParameters query = new QueryParameters(request);
        for (String type : request.queryAll("type")) {
            if (!type.equals(TYPE)) {
                throw ServiceError.invalidParameter("type", "It must be " + TYPE + ".");
            }
        }
        Filter filter = new Filter(
                query.choice("levelGreaterThanOrEqualTo", StoredLogLevel.class).orElse(StoredLogLevel.TRACE),
                query.time("timestampGreaterThanOrEqualTo").orElse(Instant.MIN),
                query.time("timestampLessThanOrEqualTo").orElse(Instant.MAX));
        SortOrder order = query.choice("sortOrder", SortOrder.class).orElse(SortOrder.ASC);
        PageToken token = new PageToken("log of " + job.id() + " " + order);
        Optional<Integer> start = query.text("page").map(token::decode).map(Integer::valueOf);
        return page(ledger.logs().log(job.id()), visible(job), filter, order, token, start, query.limit())
                .array(LogPages::json);
    }

    private static Page<StoredLogEntry> page(
            StoredJobLog log,
            int size,
            Filter filter,
            SortOrder order,
            PageToken token,
            Optional<Integer> start,
            int limit) {
        int step = order == SortOrder.ASC ? 1 : -1;
        int first = start.orElse(order == SortOrder.ASC ? 0 : size - 1);
        List<StoredLogEntry> entries = new ArrayList<>();
        for (int i = first; i >= 0 && i < size; i += step) {
            StoredLogEntry entry = log.get(i);
            if (filter.accepts(entry)) {
                if (entries.size() == limit) {
                    return new Page<>(entries, Optional.of(token.encode(Integer.toString(i))));
                }
                entries.add(entry);
            }
        }
        return new Page<>(entries, Optional.empty());
    }

    private static JsonNode json(StoredLogEntry entry) {
        ObjectNode json = Json.object();
        json.put("type", TYPE);
        json.put("level", entry.level().name());
        json.put("timestamp", CommonFields.time(entry.time()));
        json.put("message", entry.message());
        return json;
    }

    /** The whole log as text. */
    Response content(Request request) {
        ServedJob job = ledger.job(request.pathParameter("jobId"));
        StoredJobLog log = ledger.logs().log(job.id());
        StringBuilder text = new StringBuilder();
        int size = visible(job);
        for (int i = 0; i < size; i++) {
            StoredLogEntry entry = log.get(i);
            TEXT_TIME.formatTo(entry.time(), text);
            text.append('[').append(TYPE).append("] [").append(entry.level()).append("] ");
            text.append(entry.message()).append('\n');
        }
        return text(text);
    }

    /**
     * The detailed log, with the level of the job's order; 404 if the order has no level. It has the lines of the
     * ordinary log.
     */
    Response detailed(Request request) {
        ServedJob job = ledger.job(request.pathParameter("jobId"));
        StoredLogLevel level = job.order()
                .advancedOptions()
                .flatMap(AdvancedOptions::detailedLogLevel)
                .orElseThrow(ServiceError::notAuthorizedOrNotFound);
        StoredJobLog log = ledger.logs().log(job.id());
        StringBuilder text = new StringBuilder();
        int size = visible(job);
        for (int i = 0; i < size; i++) {
            StoredLogEntry entry = log.get(i);
            if (entry.level().compareTo(level) >= 0) {
                text.append(CommonFields.time(entry.time()))
                        .append(" [")
                        .append(entry.level())
                        .append("] ");
                text.append(entry.message()).append('\n');
            }
        }
        return text(text);
    }

    private static Response text(StringBuilder text) {
        return Response.of(200, "text/plain; charset=utf-8", text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
