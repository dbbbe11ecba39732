/** The configuration files: their schema as data, and what was read from them. */
@NullMarked
package dev.featurestore.operator.config;

import org.jspecify.annotations.NullMarked;
