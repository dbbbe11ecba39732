package dev.featurestore.provider.utility.time;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.JobSite;
import dev.featurestore.provider.utility.kind.ResourceKind;
import dev.featurestore.provider.value.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/** A wait that a rehearsal leaves out; imported by both durations, {@code 30s,10s}. */
final class TimeSleep implements ResourceKind {

    private static final String CREATE = "create_duration";
    private static final String DESTROY = "destroy_duration";
    private static final Pattern DURATION = Pattern.compile("\\d+(\\.\\d+)?(ms|s|m|h)");

    private final JobSite site;

    TimeSleep(JobSite site) {
        this.site = site;
    }

    @Override
    public Value.Structure create(Value.Structure planned) throws ServiceException {
        leaveOut(planned, CREATE, "creation");
        return Draft.of(planned)
                .set("id", Timestamps.text(Timestamps.now(site.clock())))
                .done();
    }

    @Override
    public void delete(Value.Structure prior) throws ServiceException {
        leaveOut(prior, DESTROY, "destruction");
    }

    private void leaveOut(Value.Structure values, String name, String moment) throws ServiceException {
        Optional<String> duration = new ArgumentValues(values).text(name);
        if (duration.isPresent()) {
            check(name, duration.get());
            site.log().accept("Rehearsal: a time_sleep does not wait " + duration.get() + " at its " + moment + ".");
        }
    }

    private static void check(String name, String duration) throws ServiceException {
        if (!DURATION.matcher(duration).matches()) {
            throw new ServiceException("Invalid Attribute Value Match: " + name + " \"" + duration
                    + "\" must be a number and a unit, such as 1ms, 10s, 5m or 2h.");
        }
    }

    @Override
    public Value.Structure plan(Value.Structure configuration, Optional<Value.Structure> prior, Value.Structure planned)
            throws ServiceException {
        ArgumentValues configured = new ArgumentValues(configuration);
        if (!configured.has(CREATE) && !configured.has(DESTROY)) {
            throw new ServiceException(
                    "Missing Attribute Configuration: set " + CREATE + " or " + DESTROY + " of time_sleep.");
        }
        for (String name : new String[] {CREATE, DESTROY}) {
            Optional<String> duration = configured.text(name);
            if (duration.isPresent()) {
                check(name, duration.get());
            }
        }
        return planned;
    }

    @Override
    public Value.Structure importState(String id, Value.Structure empty) throws ServiceException {
        String[] parts = id.split(",", -1);
        if (parts.length != 2) {
            throw new ServiceException(
                    "Unexpected Import Identifier: \"" + id + "\" must be " + CREATE + "," + DESTROY + ".");
        }
        Draft state = Draft.of(empty).set("id", Timestamps.text(Timestamps.now(site.clock())));
        if (!parts[0].isEmpty()) {
            state.set(CREATE, parts[0]);
        }
        if (!parts[1].isEmpty()) {
            state.set(DESTROY, parts[1]);
        }
        return state.planned();
    }
}
