/** The configuration files: their schema as data, and their contents. */
@NullMarked
package dev.featurestore.operator.config;

import org.jspecify.annotations.NullMarked;
