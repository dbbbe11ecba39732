/**
 * HTTP as every service of the embedded cloud uses it: requests, answers, routes, OCI's error bodies, the loopback
 * server.
 */
@NullMarked
package dev.featurestore.emulator.http;

import org.jspecify.annotations.NullMarked;
