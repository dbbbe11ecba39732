/** API gateways of jobs: their deployments answer on loopback as long as a stack's state has them. */
@NullMarked
package dev.featurestore.emulator.gateway;

import org.jspecify.annotations.NullMarked;
