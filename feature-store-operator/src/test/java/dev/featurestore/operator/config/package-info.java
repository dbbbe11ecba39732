@NullMarked
package dev.featurestore.operator.config;

import org.jspecify.annotations.NullMarked;
