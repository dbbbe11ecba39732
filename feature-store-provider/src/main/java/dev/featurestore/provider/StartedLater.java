package dev.featurestore.provider;

import dev.featurestore.provider.protocol.GrpcServer;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The methods of a provider that starts with its first call: a job announces providers that it may not use. */
final class StartedLater implements GrpcServer.Methods {

    private final StandInProvider.Start start;
    private @Nullable Map<String, UnaryOperator<byte[]>> methods;

    StartedLater(StandInProvider.Start start) {
        this.start = start;
    }

    @Override
    public synchronized @Nullable UnaryOperator<byte[]> at(String path) {
        if (methods == null) {
            methods = start.calls().byPath();
        }
        return methods.get(path);
    }
}
