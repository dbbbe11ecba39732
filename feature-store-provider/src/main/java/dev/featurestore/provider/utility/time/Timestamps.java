package dev.featurestore.provider.utility.time;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Times in the format of RFC 3339, their parts, and arithmetic as Go's. */
final class Timestamps {

    /** The attributes that {@link #parts} sets. */
    static final List<String> PARTS = List.of("year", "month", "day", "hour", "minute", "second", "unix");

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    private Timestamps() {}

    static OffsetDateTime now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
    }

    static OffsetDateTime parse(String text) throws ServiceException {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new ServiceException(
                    "Invalid RFC3339 String Value: \"" + text + "\" is not a timestamp such as 2026-01-31T12:00:00Z.");
        }
    }

    static String text(OffsetDateTime time) {
        return FORM.format(time);
    }

    static Draft parts(Draft draft, OffsetDateTime time) {
        return draft.set("year", time.getYear())
                .set("month", time.getMonthValue())
                .set("day", time.getDayOfMonth())
                .set("hour", time.getHour())
                .set("minute", time.getMinute())
                .set("second", time.getSecond())
                .set("unix", time.toEpochSecond());
    }

    /** Adds the arguments with a prefix; the 31st plus one month is a day of the month after next, as in Go. */
    static OffsetDateTime plus(OffsetDateTime time, ArgumentValues values, String prefix) {
        LocalDate date = LocalDate.of(time.getYear(), time.getMonthValue(), 1)
                .plusYears(values.whole(prefix + "years"))
                .plusMonths(values.whole(prefix + "months"))
                .plusDays(time.getDayOfMonth() - 1L + values.whole(prefix + "days"));
        return time.with(date)
                .plusHours(values.whole(prefix + "hours"))
                .plusMinutes(values.whole(prefix + "minutes"))
                .plusSeconds(values.whole(prefix + "seconds"));
    }
}
