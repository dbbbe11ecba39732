package dev.featurestore.maven;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import java.util.function.Supplier;

/**
 * The way to OCI, or to whatever answers at another endpoint.
 *
 * @param address finds out where that is, and who signs in
 */
record OciAccess(Supplier<CloudAddress> address) implements CloudAccess {

    @Override
    public boolean rehearsal() {
        return false;
    }

    @Override
    public CloudAddress open() {
        return address.get();
    }

    @Override
    public void close() {}
}
