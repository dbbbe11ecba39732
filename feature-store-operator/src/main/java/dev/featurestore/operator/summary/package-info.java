/** Reads a report, and gives its result in one sentence: what Markdown and the page have in common. */
@NullMarked
package dev.featurestore.operator.summary;

import org.jspecify.annotations.NullMarked;
