package dev.featurestore.emulator.store;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * A clock that never goes back: while the machine's clock is behind a time that was read or stored before, this one
 * continues from there.
 */
public final class SteadyClock extends Clock {

    private final Clock machine;
    private final LongSupplier nanoTime;
    private Instant last = Instant.MIN;
    private long lastNanos;

    /**
     * Creates a clock.
     *
     * @param machine the machine's clock, which a user or a time server can set back
     * @param nanoTime the elapsed time of the process, in nanoseconds
     */
    public SteadyClock(Clock machine, LongSupplier nanoTime) {
        this.machine = machine;
        this.nanoTime = nanoTime;
        this.lastNanos = nanoTime.getAsLong();
    }

    /** Continues after a time that was stored. */
    public synchronized void continueAfter(Instant stored) {
        if (stored.isAfter(last)) {
            last = stored;
            lastNanos = nanoTime.getAsLong();
        }
    }

    @Override
    public synchronized Instant instant() {
        Instant now = machine.instant();
        long nanos = nanoTime.getAsLong();
        last = now.isBefore(last) ? last.plusNanos(Math.max(0, nanos - lastNanos)) : now;
        lastNanos = nanos;
        return last;
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return machine.getZone().equals(zone) ? this : new SteadyClock(machine.withZone(zone), nanoTime);
    }
}
