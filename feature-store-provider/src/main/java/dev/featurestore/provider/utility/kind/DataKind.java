package dev.featurestore.provider.utility.kind;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Value;

/** A type of data source that is read on this machine. Called from several threads. */
public interface DataKind {

    /** Reads it; the configuration has the defaults. Returns all its values. */
    Value.Structure read(Value.Structure configuration) throws ServiceException;
}
