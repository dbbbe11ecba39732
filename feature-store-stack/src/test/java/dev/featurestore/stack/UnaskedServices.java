package dev.featurestore.stack;

import dev.featurestore.provider.tenancy.Services;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.TypeInterface;
import java.util.Optional;

/** Services that are never called, because Terraform mocks the provider and reads only its interface. */
final class UnaskedServices implements Services {

    @Override
    public Value.Structure create(TypeInterface type, Value.Structure planned) {
        throw asked(type);
    }

    @Override
    public Optional<Value.Structure> read(TypeInterface type, Value.Structure state) {
        throw asked(type);
    }

    @Override
    public Value.Structure update(TypeInterface type, Value.Structure prior, Value.Structure planned) {
        throw asked(type);
    }

    @Override
    public void delete(TypeInterface type, Value.Structure prior) {
        throw asked(type);
    }

    @Override
    public Value.Structure readData(TypeInterface type, Value.Structure configuration) {
        throw asked(type);
    }

    private static AssertionError asked(TypeInterface type) {
        return new AssertionError("a mocked provider was asked for " + type);
    }
}
