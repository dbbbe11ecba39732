# Each resource with tags has an assertion of its own, with its address: MutationTest removes the tags.

mock_provider "oci" {
  source = "./tests/mocks"
}

mock_provider "oci" {
  alias  = "home"
  source = "./tests/mocks"
}

mock_provider "kubernetes" {
  source = "./tests/mocks/kubernetes"
}

run "new_vcn" {
  command = apply

  variables {
    freeform_tags          = { team = "ml" }
    defined_tags           = { "Operations.CostCenter" = "42" }
    colors                 = { blue = { count = 2 } }
    user_ocid              = "ocid1.user.oc1..u"
    alarm_email            = "team@example.com"
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"

    feature_store_user_group_id = ""
    data_compartment_ids        = ["tenancy"]
  }

  assert {
    condition     = length(oci_identity_policy.data) > 0 && alltrue([for made in oci_identity_policy.data : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_identity_policy.data"
  }

  assert {
    condition     = length(oci_identity_group.users) > 0 && alltrue([for made in oci_identity_group.users : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_identity_group.users"
  }

  assert {
    condition     = length(values(oci_container_instances_container_instance.api)) > 0 && alltrue([for made in values(oci_container_instances_container_instance.api) : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_container_instances_container_instance.api"
  }

  assert {
    condition     = length(oci_mysql_mysql_db_system.this) > 0 && alltrue([for made in oci_mysql_mysql_db_system.this : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_mysql_mysql_db_system.this"
  }

  assert {
    condition     = length(oci_functions_application.authoriser) > 0 && alltrue([for made in oci_functions_application.authoriser : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_functions_application.authoriser"
  }

  assert {
    condition     = length(oci_functions_function.authoriser) > 0 && alltrue([for made in oci_functions_function.authoriser : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_functions_function.authoriser"
  }

  assert {
    condition     = length(oci_apigateway_gateway.this) > 0 && alltrue([for made in oci_apigateway_gateway.this : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_apigateway_gateway.this"
  }

  assert {
    condition     = length(oci_apigateway_deployment.this) > 0 && alltrue([for made in oci_apigateway_deployment.this : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_apigateway_deployment.this"
  }

  assert {
    condition     = length(values(oci_identity_dynamic_group.this)) > 0 && alltrue([for made in values(oci_identity_dynamic_group.this) : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_identity_dynamic_group.this"
  }

  assert {
    condition     = length(oci_identity_policy.api) > 0 && alltrue([for made in oci_identity_policy.api : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_identity_policy.api"
  }

  assert {
    condition     = length(oci_identity_policy.api_secret) > 0 && alltrue([for made in oci_identity_policy.api_secret : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_identity_policy.api_secret"
  }

  assert {
    condition     = length(oci_identity_policy.puller_secret) > 0 && alltrue([for made in oci_identity_policy.puller_secret : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_identity_policy.puller_secret"
  }

  assert {
    condition     = length(oci_identity_policy.gateway) > 0 && alltrue([for made in oci_identity_policy.gateway : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_identity_policy.gateway"
  }

  assert {
    condition     = length(oci_identity_policy.authoriser) > 0 && alltrue([for made in oci_identity_policy.authoriser : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_identity_policy.authoriser"
  }

  assert {
    condition     = length(oci_identity_policy.images) > 0 && alltrue([for made in oci_identity_policy.images : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_identity_policy.images"
  }

  assert {
    condition     = length(oci_identity_policy.bucket) > 0 && alltrue([for made in oci_identity_policy.bucket : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_identity_policy.bucket"
  }

  assert {
    condition     = length([oci_network_load_balancer_network_load_balancer.this]) > 0 && alltrue([for made in [oci_network_load_balancer_network_load_balancer.this] : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_network_load_balancer_network_load_balancer.this"
  }

  assert {
    condition     = length(oci_core_vcn.this) > 0 && alltrue([for made in oci_core_vcn.this : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_vcn.this"
  }

  assert {
    condition     = length(oci_core_internet_gateway.this) > 0 && alltrue([for made in oci_core_internet_gateway.this : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_internet_gateway.this"
  }

  assert {
    condition     = length(oci_core_service_gateway.this) > 0 && alltrue([for made in oci_core_service_gateway.this : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_service_gateway.this"
  }

  assert {
    condition     = length(oci_core_route_table.public) > 0 && alltrue([for made in oci_core_route_table.public : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_route_table.public"
  }

  assert {
    condition     = length(oci_core_route_table.private) > 0 && alltrue([for made in oci_core_route_table.private : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_route_table.private"
  }

  assert {
    condition     = length(oci_core_default_security_list.this) > 0 && alltrue([for made in oci_core_default_security_list.this : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_default_security_list.this"
  }

  assert {
    condition     = length(oci_core_subnet.gateway) > 0 && alltrue([for made in oci_core_subnet.gateway : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_subnet.gateway"
  }

  assert {
    condition     = length([oci_core_subnet.api]) > 0 && alltrue([for made in [oci_core_subnet.api] : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_subnet.api"
  }

  assert {
    condition     = length(oci_core_subnet.db) > 0 && alltrue([for made in oci_core_subnet.db : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_subnet.db"
  }

  assert {
    condition     = length(oci_core_subnet.functions) > 0 && alltrue([for made in oci_core_subnet.functions : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_subnet.functions"
  }

  assert {
    condition     = length(oci_core_network_security_group.gateway) > 0 && alltrue([for made in oci_core_network_security_group.gateway : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_network_security_group.gateway"
  }

  assert {
    condition     = length([oci_core_network_security_group.lb]) > 0 && alltrue([for made in [oci_core_network_security_group.lb] : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_network_security_group.lb"
  }

  assert {
    condition     = length([oci_core_network_security_group.api]) > 0 && alltrue([for made in [oci_core_network_security_group.api] : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_network_security_group.api"
  }

  assert {
    condition     = length(oci_core_network_security_group.db) > 0 && alltrue([for made in oci_core_network_security_group.db : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_network_security_group.db"
  }

  assert {
    condition     = length(oci_core_network_security_group.functions) > 0 && alltrue([for made in oci_core_network_security_group.functions : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_network_security_group.functions"
  }

  assert {
    condition     = length(oci_logging_log_group.this) > 0 && alltrue([for made in oci_logging_log_group.this : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_logging_log_group.this"
  }

  assert {
    condition     = length(oci_logging_log.access) > 0 && alltrue([for made in oci_logging_log.access : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_logging_log.access"
  }

  assert {
    condition     = length(oci_logging_log.execution) > 0 && alltrue([for made in oci_logging_log.execution : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_logging_log.execution"
  }

  assert {
    condition     = length(oci_logging_log.authoriser) > 0 && alltrue([for made in oci_logging_log.authoriser : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_logging_log.authoriser"
  }

  assert {
    condition     = length(oci_logging_log.api) > 0 && alltrue([for made in oci_logging_log.api : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_logging_log.api"
  }

  assert {
    condition     = length(oci_ons_notification_topic.alarms) > 0 && alltrue([for made in oci_ons_notification_topic.alarms : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_ons_notification_topic.alarms"
  }

  assert {
    condition     = length(oci_ons_subscription.email) > 0 && alltrue([for made in oci_ons_subscription.email : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_ons_subscription.email"
  }

  assert {
    condition     = length(values(oci_monitoring_alarm.this)) > 0 && alltrue([for made in values(oci_monitoring_alarm.this) : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_monitoring_alarm.this"
  }

  assert {
    condition     = length(oci_objectstorage_bucket.data) > 0 && alltrue([for made in oci_objectstorage_bucket.data : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_objectstorage_bucket.data"
  }

  assert {
    condition     = length(oci_kms_vault.this) > 0 && alltrue([for made in oci_kms_vault.this : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_kms_vault.this"
  }

  assert {
    condition     = length(oci_kms_key.this) > 0 && alltrue([for made in oci_kms_key.this : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_kms_key.this"
  }

  assert {
    condition     = length(oci_vault_secret.mysql_admin) > 0 && alltrue([for made in oci_vault_secret.mysql_admin : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_vault_secret.mysql_admin"
  }

  assert {
    condition     = length(oci_vault_secret.puller) > 0 && alltrue([for made in oci_vault_secret.puller : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_vault_secret.puller"
  }
}

run "existing_vcn" {
  command = apply

  variables {
    freeform_tags = { team = "ml" }
    defined_tags  = { "Operations.CostCenter" = "42" }
    vcn_details = {
      vcn_id     = "ocid1.vcn.oc1.iad.theirs"
      vcn_cidr   = "10.9.0.0/16"
      sgw_enable = true
    }
  }

  assert {
    condition     = length(oci_core_security_list.this) > 0 && alltrue([for made in oci_core_security_list.this : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_security_list.this"
  }
}

run "cluster" {
  command = apply

  variables {
    compute                = "oke"
    freeform_tags          = { team = "ml" }
    defined_tags           = { "Operations.CostCenter" = "42" }
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  assert {
    condition     = length(oci_core_subnet.lb) > 0 && alltrue([for made in oci_core_subnet.lb : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_subnet.lb"
  }

  assert {
    condition     = length(oci_core_subnet.nodes) > 0 && alltrue([for made in oci_core_subnet.nodes : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_subnet.nodes"
  }

  assert {
    condition     = length(oci_core_subnet.cluster) > 0 && alltrue([for made in oci_core_subnet.cluster : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_subnet.cluster"
  }

  assert {
    condition     = length(oci_core_network_security_group.nodes) > 0 && alltrue([for made in oci_core_network_security_group.nodes : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_network_security_group.nodes"
  }

  assert {
    condition     = length(oci_core_network_security_group.cluster) > 0 && alltrue([for made in oci_core_network_security_group.cluster : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_network_security_group.cluster"
  }

  assert {
    condition     = length(oci_core_network_security_group.manager) > 0 && alltrue([for made in oci_core_network_security_group.manager : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_core_network_security_group.manager"
  }

  assert {
    condition     = length(oci_containerengine_cluster.this) > 0 && alltrue([for made in oci_containerengine_cluster.this : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_containerengine_cluster.this"
  }

  assert {
    condition     = length(oci_containerengine_node_pool.this) > 0 && alltrue([for made in oci_containerengine_node_pool.this : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_containerengine_node_pool.this"
  }

  assert {
    condition     = length(oci_resourcemanager_private_endpoint.this) > 0 && alltrue([for made in oci_resourcemanager_private_endpoint.this : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_resourcemanager_private_endpoint.this"
  }

  assert {
    condition     = length(oci_logging_log.nodes) > 0 && alltrue([for made in oci_logging_log.nodes : try(made.freeform_tags == tomap({ team = "ml", feature-store-deployment = "DEFAULT_NAME" }) && made.defined_tags == tomap({ "Operations.CostCenter" = "42" }), false)])
    error_message = "oci_logging_log.nodes"
  }
}
