/** Jobs of a stack: submits, follows and cancels them, waits for the lock of the stack, and retries. */
@NullMarked
package dev.featurestore.operator.jobs;

import org.jspecify.annotations.NullMarked;
