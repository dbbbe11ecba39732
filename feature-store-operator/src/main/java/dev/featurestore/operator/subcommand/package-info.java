/** The command line of the operator's image: subcommands, their options, and the goals' commands behind them. */
@NullMarked
package dev.featurestore.operator.subcommand;

import org.jspecify.annotations.NullMarked;
