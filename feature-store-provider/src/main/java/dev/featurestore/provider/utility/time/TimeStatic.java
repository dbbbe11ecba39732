package dev.featurestore.provider.utility.time;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.ResourceKind;
import dev.featurestore.provider.value.Value;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A time that stays; imported by itself. */
final class TimeStatic implements ResourceKind {

    private final Clock clock;

    TimeStatic(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Value.Structure create(Value.Structure planned) throws ServiceException {
        Optional<String> given = new ArgumentValues(planned).text("rfc3339");
        OffsetDateTime time = given.isPresent() ? Timestamps.parse(given.get()) : Timestamps.now(clock);
        String text = given.orElse(Timestamps.text(time));
        return Timestamps.parts(Draft.of(planned), time)
                .set("rfc3339", text)
                .set("id", text)
                .done();
    }

    @Override
    public Value.Structure importState(String id, Value.Structure empty) throws ServiceException {
        return create(Draft.of(empty).set("rfc3339", id).planned());
    }
}
