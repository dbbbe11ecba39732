/** API gateways that jobs made: what is deployed on them answers on loopback, as long as a stack's state has it. */
@NullMarked
package dev.featurestore.emulator.gateway;

import org.jspecify.annotations.NullMarked;
