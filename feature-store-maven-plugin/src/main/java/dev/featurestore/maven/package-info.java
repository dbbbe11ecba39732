/** The goals: parameters in, one request to the operator, one message out. */
@NullMarked
package dev.featurestore.maven;

import org.jspecify.annotations.NullMarked;
