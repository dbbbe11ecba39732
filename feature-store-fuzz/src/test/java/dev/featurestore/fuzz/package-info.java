/** What the fuzz tests share. Each test is in the package of what it tests. */
@NullMarked
package dev.featurestore.fuzz;

import org.jspecify.annotations.NullMarked;
