package dev.featurestore.maven;

import dev.featurestore.operator.jobs.LocalLocks;
import javax.inject.Inject;
import javax.inject.Singleton;

/** The locks of stacks for all goals of this build, which may build modules at once. */
@Singleton
final class BuildLocks {

    private final LocalLocks stacks = new LocalLocks();

    @Inject
    BuildLocks() {}

    LocalLocks stacks() {
        return stacks;
    }
}
