package dev.featurestore.maven;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import java.util.function.Supplier;

/**
 * Access to OCI, or to the endpoint that replaces it.
 *
 * @param hasConsole whether it is OCI itself
 * @param address determines the endpoint and the authentication
 */
record OciAccess(boolean hasConsole, Supplier<CloudAddress> address) implements CloudAccess {

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
