package dev.featurestore.provider.utility;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.tenancy.Services;
import dev.featurestore.provider.utility.kind.DataKind;
import dev.featurestore.provider.utility.kind.Kinds;
import dev.featurestore.provider.utility.kind.ResourceKind;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.TypeInterface;
import java.util.Map;
import java.util.Optional;

/** The services behind a utility provider: its kinds of resources and data sources, and their defaults. */
final class UtilityServices implements Services {

    private final Kinds kinds;
    private final Defaults defaults;

    UtilityServices(Kinds kinds, Defaults defaults) {
        this.kinds = kinds;
        this.defaults = defaults;
    }

    /** Whether a type of resources has code. */
    boolean knows(TypeInterface type) {
        return kinds.resources().containsKey(type.name());
    }

    /** Whether a type of data sources has code. */
    boolean knowsData(TypeInterface type) {
        return kinds.dataSources().containsKey(type.name());
    }

    private ResourceKind kind(TypeInterface type) {
        return known(kinds.resources(), type);
    }

    private static <K> K known(Map<String, K> kinds, TypeInterface type) {
        K kind = kinds.get(type.name());
        if (kind == null) {
            throw new IllegalStateException("The schema has a type without code: " + type.name());
        }
        return kind;
    }

    @Override
    public Value.Structure plan(
            TypeInterface type, Value.Structure configuration, Optional<Value.Structure> prior, Value.Structure planned)
            throws ServiceException {
        return kind(type).plan(configuration, prior, defaults.complete(type, configuration, planned));
    }

    @Override
    public Value.Structure importState(TypeInterface type, String id, Value.Structure empty) throws ServiceException {
        return kind(type).importState(id, defaults.complete(type, empty, empty));
    }

    @Override
    public Value.Structure create(TypeInterface type, Value.Structure planned) throws ServiceException {
        return kind(type).create(planned);
    }

    @Override
    public Optional<Value.Structure> read(TypeInterface type, Value.Structure state) throws ServiceException {
        return kind(type).read(state);
    }

    @Override
    public Value.Structure update(TypeInterface type, Value.Structure prior, Value.Structure planned)
            throws ServiceException {
        return kind(type).update(prior, planned);
    }

    @Override
    public void delete(TypeInterface type, Value.Structure prior) throws ServiceException {
        kind(type).delete(prior);
    }

    @Override
    public Value.Structure readData(TypeInterface type, Value.Structure configuration) throws ServiceException {
        DataKind kind = known(kinds.dataSources(), type);
        return kind.read(defaults.complete(type, configuration, configuration));
    }
}
