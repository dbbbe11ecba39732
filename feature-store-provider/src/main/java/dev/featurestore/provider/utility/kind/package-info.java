/** What the stand-ins for utility providers share: kinds of resources, their arguments, and the files of a job. */
@NullMarked
package dev.featurestore.provider.utility.kind;

import org.jspecify.annotations.NullMarked;
