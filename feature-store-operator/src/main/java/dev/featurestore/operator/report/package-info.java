/** What a deployment leaves behind: console lines, report.json, outputs.env. */
@NullMarked
package dev.featurestore.operator.report;

import org.jspecify.annotations.NullMarked;
