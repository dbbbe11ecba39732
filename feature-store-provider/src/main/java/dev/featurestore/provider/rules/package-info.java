/** The rules of OCI's services: requests that they refuse, and their words. */
@NullMarked
package dev.featurestore.provider.rules;

import org.jspecify.annotations.NullMarked;
