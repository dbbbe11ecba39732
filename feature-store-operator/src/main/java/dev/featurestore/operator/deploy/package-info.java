/** Deploys: finds, creates or updates a stack, submits a job, and follows it until it has finished. */
@NullMarked
package dev.featurestore.operator.deploy;

import org.jspecify.annotations.NullMarked;
