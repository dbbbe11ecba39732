/** One deployment: the stack found, made or brought up to date, its job submitted and followed to the end. */
@NullMarked
package dev.featurestore.operator.deploy;

import org.jspecify.annotations.NullMarked;
