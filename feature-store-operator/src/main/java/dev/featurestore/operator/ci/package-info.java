/** The files in which CI systems look for results: summaries and outputs of GitHub Actions, test results. */
@NullMarked
package dev.featurestore.operator.ci;

import org.jspecify.annotations.NullMarked;
