# Each rule of the network security groups has an assertion of its own, with its name: MutationTest removes the rules.

mock_provider "oci" {
  source = "./tests/mocks"
}

mock_provider "oci" {
  alias  = "home"
  source = "./tests/mocks"
}

run "with_a_gateway" {
  command = plan

  assert {
    condition     = try(oci_core_network_security_group_security_rule.gateway_from_clients["0.0.0.0/0"].direction == "INGRESS" && oci_core_network_security_group_security_rule.gateway_from_clients["0.0.0.0/0"].tcp_options[0].destination_port_range[0].min == 443 && oci_core_network_security_group_security_rule.gateway_from_clients["0.0.0.0/0"].tcp_options[0].destination_port_range[0].max == 443, false)
    error_message = "gateway_from_clients"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.gateway_to_lb[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.gateway_to_lb[0].tcp_options[0].destination_port_range[0].min == 21000 && oci_core_network_security_group_security_rule.gateway_to_lb[0].tcp_options[0].destination_port_range[0].max == 21001, false)
    error_message = "gateway_to_lb"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.lb_from_gateway[0].direction == "INGRESS" && oci_core_network_security_group_security_rule.lb_from_gateway[0].tcp_options[0].destination_port_range[0].min == 21000 && oci_core_network_security_group_security_rule.lb_from_gateway[0].tcp_options[0].destination_port_range[0].max == 21001, false)
    error_message = "lb_from_gateway"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.lb_to_api.direction == "EGRESS" && oci_core_network_security_group_security_rule.lb_to_api.tcp_options[0].destination_port_range[0].min == 21000 && oci_core_network_security_group_security_rule.lb_to_api.tcp_options[0].destination_port_range[0].max == 21000, false)
    error_message = "lb_to_api"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.api_from_lb.direction == "INGRESS" && oci_core_network_security_group_security_rule.api_from_lb.tcp_options[0].destination_port_range[0].min == 21000 && oci_core_network_security_group_security_rule.api_from_lb.tcp_options[0].destination_port_range[0].max == 21000, false)
    error_message = "api_from_lb"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.api_to_services.direction == "EGRESS" && oci_core_network_security_group_security_rule.api_to_services.tcp_options[0].destination_port_range[0].min == 443 && oci_core_network_security_group_security_rule.api_to_services.tcp_options[0].destination_port_range[0].max == 443, false)
    error_message = "api_to_services"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.api_to_db[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.api_to_db[0].tcp_options[0].destination_port_range[0].min == 3306 && oci_core_network_security_group_security_rule.api_to_db[0].tcp_options[0].destination_port_range[0].max == 3306, false)
    error_message = "api_to_db"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.db_from_api[0].direction == "INGRESS" && oci_core_network_security_group_security_rule.db_from_api[0].tcp_options[0].destination_port_range[0].min == 3306 && oci_core_network_security_group_security_rule.db_from_api[0].tcp_options[0].destination_port_range[0].max == 3306, false)
    error_message = "db_from_api"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.gateway_to_services[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.gateway_to_services[0].tcp_options[0].destination_port_range[0].min == 443 && oci_core_network_security_group_security_rule.gateway_to_services[0].tcp_options[0].destination_port_range[0].max == 443, false)
    error_message = "gateway_to_services"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.functions_to_services[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.functions_to_services[0].tcp_options[0].destination_port_range[0].min == 443 && oci_core_network_security_group_security_rule.functions_to_services[0].tcp_options[0].destination_port_range[0].max == 443, false)
    error_message = "functions_to_services"
  }

  assert {
    condition     = length(flatten([values(oci_core_network_security_group_security_rule.gateway_from_clients), oci_core_network_security_group_security_rule.gateway_to_lb, oci_core_network_security_group_security_rule.gateway_to_services, oci_core_network_security_group_security_rule.lb_from_gateway, values(oci_core_network_security_group_security_rule.lb_from_clients), [oci_core_network_security_group_security_rule.lb_to_api, oci_core_network_security_group_security_rule.api_from_lb], oci_core_network_security_group_security_rule.api_to_db, oci_core_network_security_group_security_rule.api_to_own_db, [oci_core_network_security_group_security_rule.api_to_services], oci_core_network_security_group_security_rule.db_from_api, oci_core_network_security_group_security_rule.functions_to_services])) == 10
    error_message = "Exactly these connections."
  }
}

run "without_a_gateway" {
  command = plan

  variables {
    ingress = "none"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.lb_from_clients["10.0.0.0/16"].direction == "INGRESS" && oci_core_network_security_group_security_rule.lb_from_clients["10.0.0.0/16"].tcp_options[0].destination_port_range[0].min == 21000 && oci_core_network_security_group_security_rule.lb_from_clients["10.0.0.0/16"].tcp_options[0].destination_port_range[0].max == 21001, false)
    error_message = "lb_from_clients"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.lb_to_api.direction == "EGRESS" && oci_core_network_security_group_security_rule.lb_to_api.tcp_options[0].destination_port_range[0].min == 21000 && oci_core_network_security_group_security_rule.lb_to_api.tcp_options[0].destination_port_range[0].max == 21000, false)
    error_message = "lb_to_api"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.api_from_lb.direction == "INGRESS" && oci_core_network_security_group_security_rule.api_from_lb.tcp_options[0].destination_port_range[0].min == 21000 && oci_core_network_security_group_security_rule.api_from_lb.tcp_options[0].destination_port_range[0].max == 21000, false)
    error_message = "api_from_lb"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.api_to_services.direction == "EGRESS" && oci_core_network_security_group_security_rule.api_to_services.tcp_options[0].destination_port_range[0].min == 443 && oci_core_network_security_group_security_rule.api_to_services.tcp_options[0].destination_port_range[0].max == 443, false)
    error_message = "api_to_services"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.api_to_db[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.api_to_db[0].tcp_options[0].destination_port_range[0].min == 3306 && oci_core_network_security_group_security_rule.api_to_db[0].tcp_options[0].destination_port_range[0].max == 3306, false)
    error_message = "api_to_db"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.db_from_api[0].direction == "INGRESS" && oci_core_network_security_group_security_rule.db_from_api[0].tcp_options[0].destination_port_range[0].min == 3306 && oci_core_network_security_group_security_rule.db_from_api[0].tcp_options[0].destination_port_range[0].max == 3306, false)
    error_message = "db_from_api"
  }

  assert {
    condition     = length(flatten([values(oci_core_network_security_group_security_rule.gateway_from_clients), oci_core_network_security_group_security_rule.gateway_to_lb, oci_core_network_security_group_security_rule.gateway_to_services, oci_core_network_security_group_security_rule.lb_from_gateway, values(oci_core_network_security_group_security_rule.lb_from_clients), [oci_core_network_security_group_security_rule.lb_to_api, oci_core_network_security_group_security_rule.api_from_lb], oci_core_network_security_group_security_rule.api_to_db, oci_core_network_security_group_security_rule.api_to_own_db, [oci_core_network_security_group_security_rule.api_to_services], oci_core_network_security_group_security_rule.db_from_api, oci_core_network_security_group_security_rule.functions_to_services])) == 6
    error_message = "Exactly these connections."
  }

  expect_failures = [check.authoriser]
}

run "to_existing_database" {
  command = plan

  variables {
    vcn_details = {
      vcn_id   = "ocid1.vcn.oc1.iad.theirs"
      vcn_cidr = "10.9.0.0/16"
      sgw_id   = "ocid1.servicegateway.oc1.iad.theirs"
    }
    db_config       = { user_db = true, vault_ocid = "ocid1.vault.oc1.iad.theirs" }
    mysql_db_config = { mysql_db_ip_addr = "10.9.200.15" }
    user_db_config  = { db_password_secret = "features-password" }
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.api_to_own_db[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.api_to_own_db[0].tcp_options[0].destination_port_range[0].min == 3306 && oci_core_network_security_group_security_rule.api_to_own_db[0].tcp_options[0].destination_port_range[0].max == 3306, false)
    error_message = "api_to_own_db"
  }

  assert {
    condition     = length(flatten([values(oci_core_network_security_group_security_rule.gateway_from_clients), oci_core_network_security_group_security_rule.gateway_to_lb, oci_core_network_security_group_security_rule.gateway_to_services, oci_core_network_security_group_security_rule.lb_from_gateway, values(oci_core_network_security_group_security_rule.lb_from_clients), [oci_core_network_security_group_security_rule.lb_to_api, oci_core_network_security_group_security_rule.api_from_lb], oci_core_network_security_group_security_rule.api_to_db, oci_core_network_security_group_security_rule.api_to_own_db, [oci_core_network_security_group_security_rule.api_to_services], oci_core_network_security_group_security_rule.db_from_api, oci_core_network_security_group_security_rule.functions_to_services])) == 9
    error_message = "Exactly these connections."
  }
}
