/**
 * HTTP of all services of the embedded cloud: requests, answers, routes, OCI's error bodies, and the loopback server.
 */
@NullMarked
package dev.featurestore.emulator.http;

import org.jspecify.annotations.NullMarked;
