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

/** A time that is replaced when its rotation is due; imported by {@code BASE,YEARS,MONTHS,DAYS,HOURS,MINUTES}. */
final class TimeRotating implements ResourceKind {

    private static final String ROTATION = "rotation_rfc3339";
    private static final List<String> ROTATIONS =
            List.of("rotation_years", "rotation_months", "rotation_days", "rotation_hours", "rotation_minutes");

    private final Clock clock;

    TimeRotating(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Value.Structure plan(Value.Structure configuration, Optional<Value.Structure> prior, Value.Structure planned)
            throws ServiceException {
        ArgumentValues configured = new ArgumentValues(configuration);
        if (!configured.has(ROTATION) && ROTATIONS.stream().noneMatch(configured::has)) {
            throw new ServiceException("Missing Attribute Configuration: set at least one of " + ROTATION + ", "
                    + String.join(", ", ROTATIONS) + " of time_rotating.");
        }
        return ImportedParts.changed(ROTATIONS, prior, planned) && !configured.has(ROTATION)
                ? Draft.of(planned).unknown(List.of(ROTATION)).planned()
                : planned;
    }

    @Override
    public Value.Structure create(Value.Structure planned) throws ServiceException {
        ArgumentValues values = new ArgumentValues(planned);
        Optional<String> base = values.text("rfc3339");
        OffsetDateTime from = base.isPresent() ? Timestamps.parse(base.get()) : Timestamps.now(clock);
        String text = base.orElse(Timestamps.text(from));
        String rotation = values.text(ROTATION).orElse(Timestamps.text(Timestamps.plus(from, values, "rotation_")));
        return Timestamps.parts(Draft.of(planned), from)
                .set("rfc3339", text)
                .set(ROTATION, Timestamps.text(Timestamps.parse(rotation)))
                .set("id", text)
                .done();
    }

    @Override
    public Optional<Value.Structure> read(Value.Structure state) throws ServiceException {
        Optional<String> rotation = new ArgumentValues(state).text(ROTATION);
        boolean due = rotation.isPresent() && Timestamps.parse(rotation.get()).isBefore(Timestamps.now(clock));
        return due ? Optional.empty() : Optional.of(state);
    }

    @Override
    public Value.Structure update(Value.Structure prior, Value.Structure planned) throws ServiceException {
        return create(planned);
    }

    @Override
    public Value.Structure importState(String id, Value.Structure empty) throws ServiceException {
        return create(ImportedParts.read(id, "rfc3339", ROTATIONS, empty));
    }
}
