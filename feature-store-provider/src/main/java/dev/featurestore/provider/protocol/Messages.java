package dev.featurestore.provider.protocol;

import dev.featurestore.provider.plan.AttributePath;
import dev.featurestore.provider.value.BlockTypes;
import dev.featurestore.provider.value.JsonValues;
import dev.featurestore.provider.value.MessagePackValues;
import dev.featurestore.provider.value.TypeConstraints;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock;
import dev.featurestore.terraform.schema.ProviderInterface;
import dev.featurestore.terraform.schema.TypeInterface;
import java.util.Map;

/** Parts of messages that several calls share. */
final class Messages {

    private Messages() {}

    /** A value of a block; null if the field was not set. */
    static Value value(BlockSchema schema, Message dynamicValue) {
        byte[] msgpack = dynamicValue.bytes(FieldNumbers.DynamicValue.MSGPACK);
        if (msgpack.length > 0) {
            return MessagePackValues.read(BlockTypes.of(schema), msgpack);
        }
        byte[] json = dynamicValue.bytes(FieldNumbers.DynamicValue.JSON);
        return json.length == 0 ? new Value.Null() : JsonValues.read(BlockTypes.of(schema), json);
    }

    static MessageWriter dynamicValue(BlockSchema schema, Value value) {
        return new MessageWriter()
                .bytes(FieldNumbers.DynamicValue.MSGPACK, MessagePackValues.write(BlockTypes.of(schema), value));
    }

    static MessageWriter error(String summary, String detail) {
        return new MessageWriter()
                .number(FieldNumbers.Diagnostic.SEVERITY, FieldNumbers.Diagnostic.SEVERITY_ERROR)
                .text(FieldNumbers.Diagnostic.SUMMARY, summary)
                .text(FieldNumbers.Diagnostic.DETAIL, detail);
    }

    static MessageWriter path(AttributePath path) {
        MessageWriter message = new MessageWriter();
        for (AttributePath.Step step : path.steps()) {
            message.message(FieldNumbers.AttributePath.STEPS, step(step));
        }
        return message;
    }

    private static MessageWriter step(AttributePath.Step step) {
        MessageWriter message = new MessageWriter();
        if (step instanceof AttributePath.Step.Attribute attribute) {
            return message.text(FieldNumbers.AttributePath.STEP_ATTRIBUTE_NAME, attribute.name());
        }
        if (step instanceof AttributePath.Step.Key key) {
            return message.text(FieldNumbers.AttributePath.STEP_ELEMENT_KEY_STRING, key.key());
        }
        return message.alternative(
                FieldNumbers.AttributePath.STEP_ELEMENT_KEY_INT, ((AttributePath.Step.Index) step).index());
    }

    static MessageWriter schema(ProviderInterface offered) {
        MessageWriter message = new MessageWriter()
                .message(FieldNumbers.GetProviderSchema.PROVIDER, schema(0, offered.provider()))
                .message(
                        FieldNumbers.GetProviderSchema.SERVER_CAPABILITIES,
                        new MessageWriter().flag(FieldNumbers.GetProviderSchema.GET_PROVIDER_SCHEMA_OPTIONAL, true));
        types(message, FieldNumbers.GetProviderSchema.RESOURCE_SCHEMAS, offered.resources());
        types(message, FieldNumbers.GetProviderSchema.DATA_SOURCE_SCHEMAS, offered.dataSources());
        return message;
    }

    private static void types(MessageWriter message, int field, Map<String, TypeInterface> types) {
        types.forEach((name, type) -> message.message(
                field,
                new MessageWriter()
                        .text(FieldNumbers.GetProviderSchema.ENTRY_KEY, name)
                        .message(
                                FieldNumbers.GetProviderSchema.ENTRY_VALUE,
                                schema(type.schemaVersion(), type.schema()))));
    }

    private static MessageWriter schema(long version, BlockSchema block) {
        return new MessageWriter()
                .number(FieldNumbers.Schema.VERSION, version)
                .message(FieldNumbers.Schema.BLOCK, block(block));
    }

    private static MessageWriter block(BlockSchema block) {
        MessageWriter message = new MessageWriter();
        block.attributes()
                .values()
                .forEach(attribute -> message.message(
                        FieldNumbers.Block.ATTRIBUTES,
                        new MessageWriter()
                                .text(FieldNumbers.Attribute.NAME, attribute.name())
                                .bytes(FieldNumbers.Attribute.TYPE, TypeConstraints.write(attribute.type()))
                                .flag(FieldNumbers.Attribute.REQUIRED, attribute.required())
                                .flag(FieldNumbers.Attribute.OPTIONAL, attribute.optional())
                                .flag(FieldNumbers.Attribute.COMPUTED, attribute.computed())
                                .flag(FieldNumbers.Attribute.SENSITIVE, attribute.sensitive())));
        block.blocks().values().forEach(nested -> message.message(FieldNumbers.Block.BLOCK_TYPES, nested(nested)));
        return message;
    }

    private static MessageWriter nested(NestedBlock nested) {
        return new MessageWriter()
                .text(FieldNumbers.NestedBlock.TYPE_NAME, nested.name())
                .message(FieldNumbers.NestedBlock.BLOCK, block(nested.block()))
                .number(FieldNumbers.NestedBlock.NESTING, nestingNumber(nested.nesting()))
                .number(FieldNumbers.NestedBlock.MIN_ITEMS, nested.minItems())
                .number(FieldNumbers.NestedBlock.MAX_ITEMS, nested.maxItems());
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
