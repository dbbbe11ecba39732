@NullMarked
package dev.featurestore.provider.utility.net;

import org.jspecify.annotations.NullMarked;
