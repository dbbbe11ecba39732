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

run "private" {
  command = plan

  variables {
    ingress = "private"
  }

  assert {
    condition     = length(oci_core_internet_gateway.this) == 0 && length(oci_core_route_table.public) == 0 && oci_apigateway_gateway.this[0].endpoint_type == "PRIVATE" && oci_core_subnet.gateway[0].prohibit_public_ip_on_vnic
    error_message = "There is no route to the internet."
  }

  assert {
    condition     = keys(oci_core_network_security_group_security_rule.gateway_from_clients) == ["10.0.0.0/16"] && oci_core_network_security_group_security_rule.gateway_to_services[0].destination_type == "SERVICE_CIDR_BLOCK"
    error_message = "Clients are in the VCN, and services are reached through the service gateway."
  }
}

run "none" {
  command = apply

  variables {
    ingress = "none"
  }

  assert {
    condition     = length(oci_apigateway_gateway.this) == 0 && length(oci_apigateway_deployment.this) == 0 && length(oci_functions_application.authoriser) == 0 && length(oci_functions_function.authoriser) == 0 && length(oci_core_subnet.gateway) == 0 && length(oci_core_subnet.functions) == 0 && length(oci_core_internet_gateway.this) == 0
    error_message = "No API gateway and no resources for it."
  }

  assert {
    condition     = length(oci_identity_policy.gateway) == 0 && length(oci_identity_policy.authoriser) == 0 && keys(oci_identity_dynamic_group.this) == ["api"] && length(oci_logging_log.access) == 0 && !contains(keys(oci_monitoring_alarm.this), "errors")
    error_message = "No policies, logs and alarms of an API gateway."
  }

  assert {
    condition     = output.api_private_endpoint == "http://10.0.1.9:21000/20230101" && keys(output.subnet_ids) == ["api", "db"]
    error_message = "The API is called at the address of the load balancer."
  }

  expect_failures = [check.authoriser]
}

run "clients" {
  command = plan

  variables {
    client_cidr_blocks = ["203.0.113.0/24", "198.51.100.0/24"]
  }

  assert {
    condition     = toset(keys(oci_core_network_security_group_security_rule.gateway_from_clients)) == toset(["203.0.113.0/24", "198.51.100.0/24"])
    error_message = "Only these clients reach the API gateway."
  }
}

run "no_cors" {
  command = plan

  assert {
    condition     = length(oci_apigateway_deployment.this[0].specification[0].request_policies[0].cors) == 0
    error_message = "By default no web page can call the API."
  }
}

run "cors" {
  command = plan

  variables {
    cors = { allowed_origins = ["https://app.example.com"], max_age_in_seconds = 3600 }
  }

  assert {
    condition     = oci_apigateway_deployment.this[0].specification[0].request_policies[0].cors[0].allowed_origins == tolist(["https://app.example.com"]) && oci_apigateway_deployment.this[0].specification[0].request_policies[0].cors[0].max_age_in_seconds == 3600 && !oci_apigateway_deployment.this[0].specification[0].request_policies[0].cors[0].is_allow_credentials_enabled
    error_message = "Pages of the configured origin can call the API."
  }

  assert {
    condition     = length(setsubtract(setsubtract(keys(local.authoriser_parameters), ["(request-target)", "content-length", "host"]), oci_apigateway_deployment.this[0].specification[0].request_policies[0].cors[0].allowed_headers)) == 0
    error_message = "They can send each header that is signed, except those that the browser itself sets."
  }

  assert {
    condition     = length(setsubtract(flatten([for route in local.routes : route.methods]), oci_apigateway_deployment.this[0].specification[0].request_policies[0].cors[0].allowed_methods)) == 0
    error_message = "They can use each method of the API."
  }
}

run "cors_by_console" {
  command = plan

  variables {
    cors_allowed_origins    = ["https://app.example.com", "https://other.example.com"]
    cors_allowed_methods    = ["GET"]
    cors_allowed_headers    = ["authorization", "x-date"]
    cors_max_age_in_seconds = 0
  }

  assert {
    condition     = length(oci_apigateway_deployment.this[0].specification[0].request_policies[0].cors[0].allowed_origins) == 2 && oci_apigateway_deployment.this[0].specification[0].request_policies[0].cors[0].allowed_methods == tolist(["GET"]) && oci_apigateway_deployment.this[0].specification[0].request_policies[0].cors[0].allowed_headers == tolist(["authorization", "x-date"]) && oci_apigateway_deployment.this[0].specification[0].request_policies[0].cors[0].max_age_in_seconds == 0
    error_message = "The console variables set the same as the object."
  }
}

run "custom_domain" {
  command = plan

  variables {
    custom_domain    = "features.example.com"
    certificate_ocid = "ocid1.certificate.oc1.iad.mine"
  }

  assert {
    condition     = oci_apigateway_gateway.this[0].certificate_id == "ocid1.certificate.oc1.iad.mine" && output.api_endpoint == "https://features.example.com/20230101"
    error_message = "The API gateway has the certificate, and the endpoint has the domain."
  }
}

run "authoriser" {
  command = plan

  variables {
    authorized_user_groups             = "ocid1.group.oc1..dddd, ocid1.group.oc1..cccc,ocid1.group.oc1..eeee"
    authoriser_provisioned_concurrency = 10
  }

  assert {
    condition     = oci_functions_function.authoriser[0].config.GROUP_IDS == "ocid1.group.oc1..cccc,ocid1.group.oc1..dddd,ocid1.group.oc1..eeee" && oci_functions_function.authoriser[0].provisioned_concurrency_config[0].count == 10
    error_message = "The authoriser has the groups of both variables, each once, and the provisioned concurrency."
  }
}
