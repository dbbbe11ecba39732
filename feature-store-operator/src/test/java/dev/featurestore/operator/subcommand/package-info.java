@NullMarked
package dev.featurestore.operator.subcommand;

import org.jspecify.annotations.NullMarked;
