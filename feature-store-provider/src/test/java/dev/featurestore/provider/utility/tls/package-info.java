@NullMarked
package dev.featurestore.provider.utility.tls;

import org.jspecify.annotations.NullMarked;
