/** How goals fail: the one exception type, its codes, and the exit statuses of the process. */
@NullMarked
package dev.featurestore.operator.failure;

import org.jspecify.annotations.NullMarked;
