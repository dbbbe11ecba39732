/** The log of a job: reads Terraform's lines, and hides secrets in them. */
@NullMarked
package dev.featurestore.operator.joblog;

import org.jspecify.annotations.NullMarked;
