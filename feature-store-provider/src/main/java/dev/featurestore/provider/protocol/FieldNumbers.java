package dev.featurestore.provider.protocol;

/**
 * Field numbers of the plugin protocol ("Terraform Plugin RPC protocol", version 5), as far as a provider of resources
 * and data sources reads or writes them. A class is a message; the names of classes and fields are the protocol's.
 */
final class FieldNumbers {

    private FieldNumbers() {}

    static final class DynamicValue {
        static final int MSGPACK = 1;
        static final int JSON = 2;

        private DynamicValue() {}
    }

    static final class RawState {
        static final int JSON = 1;

        private RawState() {}
    }

    static final class Diagnostic {
        static final int SEVERITY = 1;
        static final int SUMMARY = 2;
        static final int DETAIL = 3;
        static final int SEVERITY_ERROR = 1;

        private Diagnostic() {}
    }

    static final class AttributePath {
        static final int STEPS = 1;
        static final int STEP_ATTRIBUTE_NAME = 1;
        static final int STEP_ELEMENT_KEY_STRING = 2;
        static final int STEP_ELEMENT_KEY_INT = 3;

        private AttributePath() {}
    }

    static final class Configure {
        static final int CONFIG = 2;

        private Configure() {}
    }

    static final class Schema {
        static final int VERSION = 1;
        static final int BLOCK = 2;

        private Schema() {}
    }

    static final class Block {
        static final int ATTRIBUTES = 2;
        static final int BLOCK_TYPES = 3;

        private Block() {}
    }

    static final class Attribute {
        static final int NAME = 1;
        static final int TYPE = 2;
        static final int REQUIRED = 4;
        static final int OPTIONAL = 5;
        static final int COMPUTED = 6;
        static final int SENSITIVE = 7;

        private Attribute() {}
    }

    static final class NestedBlock {
        static final int TYPE_NAME = 1;
        static final int BLOCK = 2;
        static final int NESTING = 3;
        static final int MIN_ITEMS = 4;
        static final int MAX_ITEMS = 5;

        private NestedBlock() {}
    }

    static final class GetProviderSchema {
        static final int PROVIDER = 1;
        static final int RESOURCE_SCHEMAS = 2;
        static final int DATA_SOURCE_SCHEMAS = 3;
        static final int SERVER_CAPABILITIES = 6;
        static final int GET_PROVIDER_SCHEMA_OPTIONAL = 2;
        static final int ENTRY_KEY = 1;
        static final int ENTRY_VALUE = 2;

        private GetProviderSchema() {}
    }

    static final class PrepareProviderConfig {
        static final int CONFIG = 1;
        static final int PREPARED_CONFIG = 1;

        private PrepareProviderConfig() {}
    }

    static final class UpgradeResourceState {
        static final int TYPE_NAME = 1;
        static final int RAW_STATE = 3;
        static final int UPGRADED_STATE = 1;
        static final int DIAGNOSTICS = 2;

        private UpgradeResourceState() {}
    }

    static final class ReadResource {
        static final int TYPE_NAME = 1;
        static final int CURRENT_STATE = 2;
        static final int PRIVATE = 3;
        static final int NEW_STATE = 1;
        static final int DIAGNOSTICS = 2;
        static final int NEW_PRIVATE = 3;

        private ReadResource() {}
    }

    static final class PlanResourceChange {
        static final int TYPE_NAME = 1;
        static final int PRIOR_STATE = 2;
        static final int PROPOSED_NEW_STATE = 3;
        static final int CONFIG = 4;
        static final int PRIOR_PRIVATE = 5;
        static final int PLANNED_STATE = 1;
        static final int REQUIRES_REPLACE = 2;
        static final int PLANNED_PRIVATE = 3;
        static final int DIAGNOSTICS = 4;
        static final int LEGACY_TYPE_SYSTEM = 5;

        private PlanResourceChange() {}
    }

    static final class ApplyResourceChange {
        static final int TYPE_NAME = 1;
        static final int PRIOR_STATE = 2;
        static final int PLANNED_STATE = 3;
        static final int PLANNED_PRIVATE = 5;
        static final int NEW_STATE = 1;
        static final int PRIVATE = 2;
        static final int DIAGNOSTICS = 3;
        static final int LEGACY_TYPE_SYSTEM = 4;

        private ApplyResourceChange() {}
    }

    static final class ImportResourceState {
        static final int TYPE_NAME = 1;
        static final int ID = 2;
        static final int IMPORTED_RESOURCES = 1;
        static final int DIAGNOSTICS = 2;
        static final int IMPORTED_TYPE_NAME = 1;
        static final int IMPORTED_STATE = 2;

        private ImportResourceState() {}
    }

    static final class ReadDataSource {
        static final int TYPE_NAME = 1;
        static final int CONFIG = 2;
        static final int STATE = 1;
        static final int DIAGNOSTICS = 2;

        private ReadDataSource() {}
    }
}
