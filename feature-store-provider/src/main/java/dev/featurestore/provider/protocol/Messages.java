package dev.featurestore.provider.protocol;

import dev.featurestore.provider.plan.AttributePath;
import dev.featurestore.provider.schema.BlockSchema;
import dev.featurestore.provider.schema.NestedBlock;
import dev.featurestore.provider.schema.ProviderInterface;
import dev.featurestore.provider.schema.TypeInterface;
import dev.featurestore.provider.value.BlockTypes;
import dev.featurestore.provider.value.JsonValues;
import dev.featurestore.provider.value.MessagePackValues;
import dev.featurestore.provider.value.TypeConstraints;
import dev.featurestore.provider.value.Value;
import java.util.Map;

/** Parts of messages that several calls share. */
final class Messages {

    private Messages() {}

    /** A value of a block; null if the field was not set. */
    static Value value(BlockSchema schema, Message dynamicValue) {
        byte[] msgpack = dynamicValue.bytes(Fields.DynamicValue.MSGPACK);
        if (msgpack.length > 0) {
            return MessagePackValues.read(BlockTypes.of(schema), msgpack);
        }
        byte[] json = dynamicValue.bytes(Fields.DynamicValue.JSON);
        return json.length == 0 ? new Value.Null() : JsonValues.read(BlockTypes.of(schema), json);
    }

    static MessageWriter dynamicValue(BlockSchema schema, Value value) {
        return new MessageWriter()
                .bytes(Fields.DynamicValue.MSGPACK, MessagePackValues.write(BlockTypes.of(schema), value));
    }

    static MessageWriter error(String summary, String detail) {
        return new MessageWriter()
                .number(Fields.Diagnostic.SEVERITY, Fields.Diagnostic.SEVERITY_ERROR)
                .text(Fields.Diagnostic.SUMMARY, summary)
                .text(Fields.Diagnostic.DETAIL, detail);
    }

    static MessageWriter path(AttributePath path) {
        MessageWriter message = new MessageWriter();
        for (AttributePath.Step step : path.steps()) {
            message.message(Fields.AttributePath.STEPS, step(step));
        }
        return message;
    }

    private static MessageWriter step(AttributePath.Step step) {
        MessageWriter message = new MessageWriter();
        if (step instanceof AttributePath.Step.Attribute attribute) {
            return message.text(Fields.AttributePath.STEP_ATTRIBUTE_NAME, attribute.name());
        }
        if (step instanceof AttributePath.Step.Key key) {
            return message.text(Fields.AttributePath.STEP_ELEMENT_KEY_STRING, key.key());
        }
        return message.alternative(
                Fields.AttributePath.STEP_ELEMENT_KEY_INT, ((AttributePath.Step.Index) step).index());
    }

    static MessageWriter schema(ProviderInterface offered) {
        MessageWriter message = new MessageWriter()
                .message(Fields.GetProviderSchema.PROVIDER, schema(0, offered.provider()))
                .message(
                        Fields.GetProviderSchema.SERVER_CAPABILITIES,
                        new MessageWriter().flag(Fields.GetProviderSchema.GET_PROVIDER_SCHEMA_OPTIONAL, true));
        types(message, Fields.GetProviderSchema.RESOURCE_SCHEMAS, offered.resources());
        types(message, Fields.GetProviderSchema.DATA_SOURCE_SCHEMAS, offered.dataSources());
        return message;
    }

    private static void types(MessageWriter message, int field, Map<String, TypeInterface> types) {
        types.forEach((name, type) -> message.message(
                field,
                new MessageWriter()
                        .text(Fields.GetProviderSchema.ENTRY_KEY, name)
                        .message(Fields.GetProviderSchema.ENTRY_VALUE, schema(type.schemaVersion(), type.schema()))));
    }

    private static MessageWriter schema(long version, BlockSchema block) {
        return new MessageWriter().number(Fields.Schema.VERSION, version).message(Fields.Schema.BLOCK, block(block));
    }

    private static MessageWriter block(BlockSchema block) {
        MessageWriter message = new MessageWriter();
        block.attributes()
                .values()
                .forEach(attribute -> message.message(
                        Fields.Block.ATTRIBUTES,
                        new MessageWriter()
                                .text(Fields.Attribute.NAME, attribute.name())
                                .bytes(Fields.Attribute.TYPE, TypeConstraints.write(attribute.type()))
                                .flag(Fields.Attribute.REQUIRED, attribute.required())
                                .flag(Fields.Attribute.OPTIONAL, attribute.optional())
                                .flag(Fields.Attribute.COMPUTED, attribute.computed())
                                .flag(Fields.Attribute.SENSITIVE, attribute.sensitive())));
        block.blocks().values().forEach(nested -> message.message(Fields.Block.BLOCK_TYPES, nested(nested)));
        return message;
    }

    private static MessageWriter nested(NestedBlock nested) {
        return new MessageWriter()
                .text(Fields.NestedBlock.TYPE_NAME, nested.name())
                .message(Fields.NestedBlock.BLOCK, block(nested.block()))
                .number(Fields.NestedBlock.NESTING, nestingNumber(nested.nesting()))
                .number(Fields.NestedBlock.MIN_ITEMS, nested.minItems())
                .number(Fields.NestedBlock.MAX_ITEMS, nested.maxItems());
    }

    private static int nestingNumber(NestedBlock.Nesting nesting) {
        return switch (nesting) {
            case SINGLE -> 1;
            case LIST -> 2;
            case SET -> 3;
            case MAP -> 4;
            case GROUP -> 5;
        };
    }
}
