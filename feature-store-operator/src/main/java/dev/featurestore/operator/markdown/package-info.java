/** Results as Markdown, for pull requests, merge requests and the summaries of CI systems. */
@NullMarked
package dev.featurestore.operator.markdown;

import org.jspecify.annotations.NullMarked;
