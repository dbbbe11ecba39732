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

run "default" {
  command = apply

  assert {
    condition     = local.home_region == "us-phoenix-1" && local.name == "feature-store-${substr(sha1("ocid1.compartment.oc1..bbbb/DEFAULT_NAME/us-ashburn-1"), 0, 6)}"
    error_message = "The home region is looked up, and names are derived from compartment, deployment name and region."
  }

  assert {
    condition     = length(oci_core_vcn.this) == 1 && length(oci_core_internet_gateway.this) == 1 && length(oci_core_service_gateway.this) == 1 && length(oci_core_security_list.this) == 0
    error_message = "A new VCN with an internet gateway for the public API gateway."
  }

  assert {
    condition     = oci_core_subnet.gateway[0].cidr_block == "10.0.0.0/24" && oci_core_subnet.api.cidr_block == "10.0.1.0/24" && oci_core_subnet.db[0].cidr_block == "10.0.2.0/24" && oci_core_subnet.functions[0].cidr_block == "10.0.3.0/24"
    error_message = "Four subnets at the start of the VCN."
  }

  assert {
    condition     = !oci_core_subnet.gateway[0].prohibit_public_ip_on_vnic && oci_core_subnet.api.prohibit_public_ip_on_vnic && oci_core_subnet.db[0].prohibit_public_ip_on_vnic && oci_core_subnet.functions[0].prohibit_public_ip_on_vnic
    error_message = "Only the subnet of the API gateway allows public IP addresses."
  }

  assert {
    condition     = length(oci_core_default_security_list.this[0].egress_security_rules) == 0 && [for rule in oci_core_default_security_list.this[0].ingress_security_rules : rule.protocol] == ["1"]
    error_message = "The default security list allows only path MTU discovery."
  }

  assert {
    condition     = length(oci_container_instances_container_instance.api) == 1 && length(oci_network_load_balancer_backend.this) == 1 && oci_network_load_balancer_network_load_balancer.this.is_private
    error_message = "One instance behind a private load balancer."
  }

  assert {
    condition     = oci_container_instances_container_instance.api["blue-0"].containers[0].image_url == "iad.ocir.io/mytenancy/store/api:feature-store-api-1.1.1" && output.deployed_versions.authoriser == "iad.ocir.io/mytenancy/store/authoriser:feature-store-authoriser-1.1.1"
    error_message = "The version is appended to the images."
  }

  assert {
    condition     = oci_container_instances_container_instance.api["blue-0"].containers[0].environment_variables.MYSQL_DB_URL == "jdbc:mysql://10.0.2.3:3306/FeatureStore?createDatabaseIfNotExist=true" && oci_container_instances_container_instance.api["blue-0"].containers[0].environment_variables.MYSQL_AUTH_TYPE == "VAULT"
    error_message = "The API has the address of the database and reads its password from Vault."
  }

  assert {
    condition     = oci_container_instances_container_instance.api["blue-0"].containers[0].health_checks[0].path == "/health" && oci_container_instances_container_instance.api["blue-0"].containers[0].health_checks[0].initial_delay_in_seconds == 120
    error_message = "The health check starts after an initial delay."
  }

  assert {
    condition     = !strcontains(jsonencode(oci_container_instances_container_instance.api), "Secret#1") && nonsensitive(oci_mysql_mysql_db_system.this[0].admin_password) == "Secret#1"
    error_message = "The database has the password, and the container does not."
  }

  assert {
    condition     = oci_vault_secret.mysql_admin[0].enable_auto_generation && length(oci_vault_secret.mysql_admin[0].secret_content) == 0
    error_message = "Vault generates the password."
  }

  assert {
    condition     = oci_apigateway_gateway.this[0].endpoint_type == "PUBLIC" && length(oci_apigateway_deployment.this[0].specification[0].routes) == 44
    error_message = "A public API gateway with 22 paths, each with OPTIONS."
  }

  assert {
    condition     = oci_apigateway_deployment.this[0].specification[0].routes[1].backend[0].url == "http://10.0.1.9:21000/20230101/featureStores/$${request.path[featureStoreId]}" && oci_apigateway_deployment.this[0].path_prefix == "/20230101"
    error_message = "A route passes on its path."
  }

  assert {
    condition     = oci_apigateway_deployment.this[0].specification[0].routes[23].methods == tolist(["OPTIONS"]) && oci_apigateway_deployment.this[0].specification[0].routes[23].backend[0].headers[0].value == "GET, PUT, DELETE, OPTIONS" && oci_apigateway_deployment.this[0].specification[0].routes[23].request_policies[0].authorization[0].type == "ANONYMOUS"
    error_message = "The API gateway answers OPTIONS."
  }

  assert {
    condition     = alltrue([for route in slice(oci_apigateway_deployment.this[0].specification[0].routes, 0, 22) : route.request_policies[0].authorization[0].type == "AUTHENTICATION_ONLY"])
    error_message = "Every route to the API requires authentication."
  }

  assert {
    condition     = toset(oci_apigateway_deployment.this[0].specification[0].request_policies[0].authentication[0].cache_key) == toset(keys(oci_apigateway_deployment.this[0].specification[0].request_policies[0].authentication[0].parameters)) && length(oci_apigateway_deployment.this[0].specification[0].request_policies[0].authentication[0].cache_key) == 10
    error_message = "The cache key of the authoriser is exactly what is signed."
  }

  assert {
    condition     = oci_functions_function.authoriser[0].config == tomap({ GROUP_IDS = "ocid1.group.oc1..cccc" }) && length(oci_functions_function.authoriser[0].provisioned_concurrency_config) == 0
    error_message = "The authoriser has its group and no provisioned concurrency."
  }

  assert {
    condition     = length(oci_objectstorage_bucket.data) == 1 && length(oci_logging_log.access) == 1 && length(oci_logging_log.execution) == 1 && length(oci_logging_log.authoriser) == 1 && length(oci_logging_log.api) == 1 && length(oci_ons_subscription.email) == 0
    error_message = "A bucket, logs and no e-mail subscription."
  }

  assert {
    condition     = toset(keys(oci_monitoring_alarm.this)) == toset(["errors", "latency", "database-cpu", "database-storage", "instance-blue-0", "unhealthy-blue"])
    error_message = "Alarms for errors, latency, the database, the instance and its health."
  }

  assert {
    condition     = output.api_private_endpoint == "http://10.0.1.9:21000/20230101" && output.active_color == "blue" && output.gateway_ip_addresses == ["192.0.2.7"]
    error_message = "The outputs contain the endpoints."
  }
}

run "new_version" {
  command = apply

  variables {
    service_version = "1.2.0"
  }

  assert {
    condition     = output.deployed_versions.api_blue == "iad.ocir.io/mytenancy/store/api:feature-store-api-1.2.0" && output.mysql_db_system_id == run.default.mysql_db_system_id && output.vault_secret_id == run.default.vault_secret_id && output.gateway_id == run.default.gateway_id
    error_message = "A new version changes the image, and not the database, secret and API gateway."
  }
}

# The names of a deployment stay those of its first apply.
run "region_that_is_not_that_of_the_first_apply" {
  command = plan

  variables {
    region                = "us-phoenix-1"
    api_img_ocir_url      = ""
    function_img_ocir_url = ""
  }

  assert {
    condition     = output.bucket_name == run.default.bucket_name && keys(output.iam_dynamic_groups) == keys(run.default.iam_dynamic_groups)
    error_message = "The names are kept."
  }
}
