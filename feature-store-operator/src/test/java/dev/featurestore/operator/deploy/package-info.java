/** Tests of a deployment's course, driven step by step. */
@NullMarked
package dev.featurestore.operator.deploy;

import org.jspecify.annotations.NullMarked;
