package dev.featurestore.provider.utility.time;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.ResourceKind;
import dev.featurestore.provider.value.Value;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** A time at a distance from a base; imported by {@code BASE,YEARS,MONTHS,DAYS,HOURS,MINUTES,SECONDS}. */
final class TimeOffset implements ResourceKind {

    private static final List<String> OFFSETS =
            List.of("offset_years", "offset_months", "offset_days", "offset_hours", "offset_minutes", "offset_seconds");

    private final Clock clock;

    TimeOffset(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Value.Structure plan(Value.Structure configuration, Optional<Value.Structure> prior, Value.Structure planned)
            throws ServiceException {
        if (OFFSETS.stream().noneMatch(new ArgumentValues(configuration)::has)) {
            throw new ServiceException("Missing Attribute Configuration: set at least one of "
                    + String.join(", ", OFFSETS) + " of time_offset.");
        }
        return ImportedParts.changed(OFFSETS, prior, planned)
                ? Draft.of(planned)
                        .unknown(Timestamps.PARTS)
                        .unknown(List.of("rfc3339"))
                        .planned()
                : planned;
    }

    @Override
    public Value.Structure create(Value.Structure planned) throws ServiceException {
        ArgumentValues values = new ArgumentValues(planned);
        Optional<String> base = values.text("base_rfc3339");
        OffsetDateTime from = base.isPresent() ? Timestamps.parse(base.get()) : Timestamps.now(clock);
        String text = base.orElse(Timestamps.text(from));
        OffsetDateTime time = Timestamps.plus(from, values, "offset_");
        return Timestamps.parts(Draft.of(planned), time)
                .set("base_rfc3339", text)
                .set("rfc3339", Timestamps.text(time))
                .set("id", text)
                .done();
    }

    @Override
    public Value.Structure update(Value.Structure prior, Value.Structure planned) throws ServiceException {
        return create(planned);
    }

    @Override
    public Value.Structure importState(String id, Value.Structure empty) throws ServiceException {
        return create(ImportedParts.read(id, "base_rfc3339", OFFSETS, empty));
    }
}
