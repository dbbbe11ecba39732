package dev.featurestore.maven;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;

/** The way to OCI, or to whatever answers at another endpoint. */
record OciAccess(CloudAddress address) implements CloudAccess {

    @Override
    public boolean rehearsal() {
        return false;
    }

    @Override
    public CloudAddress open() {
        return address;
    }

    @Override
    public void close() {}
}
