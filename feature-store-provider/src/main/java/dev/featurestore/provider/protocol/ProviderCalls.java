package dev.featurestore.provider.protocol;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.tenancy.Services;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import java.util.Map;
import java.util.function.UnaryOperator;

/** All calls of the plugin protocol that a provider of resources and data sources answers. */
public final class ProviderCalls {

    private static final String SERVICE = "/tfplugin5.Provider/";

    private interface Call {
        MessageWriter answer(Message request);
    }

    private final ProviderInterface offered;
    private final Services services;
    private final CallsUnderWay underWay = new CallsUnderWay();

    public ProviderCalls(ProviderInterface offered, Services services) {
        this.offered = offered;
        this.services = services;
    }

    /** The methods by the path of the request; each answers a message with a message. */
    public Map<String, UnaryOperator<byte[]>> byPath() {
        ResourceCalls resources = new ResourceCalls(offered.resources(), services, underWay);
        byte[] schema = Messages.schema(offered).toByteArray();
        return Map.ofEntries(
                Map.entry(SERVICE + "GetSchema", request -> schema),
                call("PrepareProviderConfig", ProviderCalls::prepareConfig),
                call("Configure", this::configure),
                call("ValidateResourceTypeConfig", request -> new MessageWriter()),
                call("ValidateDataSourceConfig", request -> new MessageWriter()),
                call("UpgradeResourceState", resources::upgrade),
                call("ReadResource", resources::read),
                call("PlanResourceChange", resources::plan),
                call("ApplyResourceChange", resources::apply),
                call("ImportResourceState", resources::importState),
                call("ReadDataSource", this::readDataSource),
                call("Stop", this::stop));
    }

    private static Map.Entry<String, UnaryOperator<byte[]>> call(String name, Call call) {
        return Map.entry(
                SERVICE + name, request -> call.answer(new Message(request)).toByteArray());
    }

    private static MessageWriter prepareConfig(Message request) {
        return new MessageWriter()
                .bytes(
                        FieldNumbers.PrepareProviderConfig.PREPARED_CONFIG,
                        request.bytes(FieldNumbers.PrepareProviderConfig.CONFIG));
    }

    private MessageWriter configure(Message request) {
        underWay.begin();
        Value configuration = Messages.value(offered.provider(), request.message(FieldNumbers.Configure.CONFIG));
        if (configuration instanceof Value.Structure known) {
            services.configure(known);
        }
        return new MessageWriter();
    }

    private MessageWriter readDataSource(Message request) {
        TypeInterface type = KnownTypes.find(
                offered.dataSources(), "data source", request.text(FieldNumbers.ReadDataSource.TYPE_NAME));
        Value configuration = Messages.value(type.schema(), request.message(FieldNumbers.ReadDataSource.CONFIG));
        if (!(configuration instanceof Value.Structure known)) {
            throw new MalformedMessageException("Missing configuration of a data source");
        }
        try {
            return new MessageWriter()
                    .message(
                            FieldNumbers.ReadDataSource.STATE,
                            Messages.dynamicValue(type.schema(), services.readData(type, known)));
        } catch (ServiceException e) {
            return new MessageWriter()
                    .message(
                            FieldNumbers.ReadDataSource.DIAGNOSTICS,
                            Messages.error(String.valueOf(e.getMessage()), ""));
        }
    }

    private MessageWriter stop(Message request) {
        underWay.stop();
        return new MessageWriter();
    }
}
