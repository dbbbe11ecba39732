package dev.featurestore.provider.utility.time;

import dev.featurestore.provider.utility.kind.JobSite;
import dev.featurestore.provider.utility.kind.Kinds;
import java.util.Map;

/** The types of {@code hashicorp/time}. */
public final class TimeKinds {

    private TimeKinds() {}

    public static Kinds all(JobSite site) {
        return new Kinds(
                Map.of(
                        "time_offset", new TimeOffset(site.clock()),
                        "time_rotating", new TimeRotating(site.clock()),
                        "time_sleep", new TimeSleep(site),
                        "time_static", new TimeStatic(site.clock())),
                Map.of());
    }
}
