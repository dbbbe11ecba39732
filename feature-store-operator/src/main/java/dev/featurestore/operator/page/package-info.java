/** The page {@code report.html}: a run as one file that a browser shows without a request. */
@NullMarked
package dev.featurestore.operator.page;

import org.jspecify.annotations.NullMarked;
