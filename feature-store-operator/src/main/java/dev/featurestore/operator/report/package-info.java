/** The output of a run: console lines, report.json, outputs.env. */
@NullMarked
package dev.featurestore.operator.report;

import org.jspecify.annotations.NullMarked;
