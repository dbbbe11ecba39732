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

run "another_cidr_block" {
  command = plan

  variables {
    vcn_details = { vcn_cidr = "172.16.0.0/20", subnet_suffix = 6 }
  }

  assert {
    condition     = oci_core_vcn.this[0].cidr_blocks == tolist(["172.16.0.0/20"]) && oci_core_subnet.functions[0].cidr_block == "172.16.0.192/26"
    error_message = "CIDR block and size of the subnets are as configured."
  }
}

run "existing_vcn" {
  command = apply

  variables {
    vcn_details = {
      vcn_id          = "ocid1.vcn.oc1.iad.theirs"
      vcn_cidr        = "10.9.0.0/16"
      dhcp_options_id = "ocid1.dhcpoptions.oc1.iad.theirs"
      igw_id          = "ocid1.internetgateway.oc1.iad.theirs"
      nat_gw_id       = "ocid1.natgateway.oc1.iad.theirs"
      sgw_id          = "ocid1.servicegateway.oc1.iad.theirs"
    }
  }

  assert {
    condition     = length(oci_core_vcn.this) == 0 && length(oci_core_default_security_list.this) == 0 && length(oci_core_security_list.this) == 1
    error_message = "No resource of the existing VCN is created or changed."
  }

  assert {
    condition     = length(oci_core_service_gateway.this) == 0 && length(oci_core_internet_gateway.this) == 0
    error_message = "The existing gateways are used."
  }

  assert {
    condition     = oci_core_subnet.gateway[0].cidr_block == "10.9.12.0/24" && oci_core_subnet.functions[0].cidr_block == "10.9.15.0/24" && oci_core_subnet.api.vcn_id == "ocid1.vcn.oc1.iad.theirs" && oci_core_subnet.api.dhcp_options_id == "ocid1.dhcpoptions.oc1.iad.theirs"
    error_message = "The last four of the first sixteen subnets, with the existing DHCP options."
  }

  assert {
    condition     = [for rule in oci_core_route_table.public[0].route_rules : rule.network_entity_id] == ["ocid1.internetgateway.oc1.iad.theirs"]
    error_message = "Clients connect through the existing internet gateway."
  }

  assert {
    condition     = toset([for rule in oci_core_route_table.private[0].route_rules : rule.network_entity_id]) == toset(["ocid1.servicegateway.oc1.iad.theirs", "ocid1.natgateway.oc1.iad.theirs"])
    error_message = "All other traffic uses the existing service gateway and NAT gateway."
  }

  assert {
    condition     = oci_core_network_security_group_security_rule.api_to_services.destination_type == "SERVICE_CIDR_BLOCK" && oci_mysql_mysql_db_system.this[0].subnet_id == oci_core_subnet.db[0].id
    error_message = "Rules use the service CIDR label, and the database is in its subnet."
  }
}

run "existing_vcn_by_console" {
  command = plan

  variables {
    existing_vcn_id          = "ocid1.vcn.oc1.iad.theirs"
    vcn_cidr                 = "10.10.0.0/20"
    subnet_suffix            = 8
    max_subnet               = 8
    existing_dhcp_options_id = "ocid1.dhcpoptions.oc1.iad.theirs"
    existing_igw_id          = "ocid1.internetgateway.oc1.iad.theirs"
    existing_nat_gw_id       = "ocid1.natgateway.oc1.iad.theirs"
    existing_sgw_id          = "ocid1.servicegateway.oc1.iad.theirs"
  }

  assert {
    condition     = oci_core_subnet.api.vcn_id == "ocid1.vcn.oc1.iad.theirs" && oci_core_subnet.api.cidr_block == "10.10.0.80/28" && oci_core_subnet.api.dhcp_options_id == "ocid1.dhcpoptions.oc1.iad.theirs"
    error_message = "The console variables set the same as the object."
  }

  assert {
    condition     = [for rule in oci_core_route_table.public[0].route_rules : rule.network_entity_id] == ["ocid1.internetgateway.oc1.iad.theirs"] && toset([for rule in oci_core_route_table.private[0].route_rules : rule.network_entity_id]) == toset(["ocid1.servicegateway.oc1.iad.theirs", "ocid1.natgateway.oc1.iad.theirs"])
    error_message = "The existing gateways are used."
  }
}

run "existing_route_tables" {
  command = plan

  variables {
    vcn_details = {
      vcn_id                 = "ocid1.vcn.oc1.iad.theirs"
      vcn_cidr               = "10.9.0.0/16"
      private_route_table_id = "ocid1.routetable.oc1.iad.private"
      public_route_table_id  = "ocid1.routetable.oc1.iad.public"
    }
  }

  assert {
    condition     = length(oci_core_route_table.private) == 0 && length(oci_core_route_table.public) == 0 && length(oci_core_internet_gateway.this) == 0 && length(oci_core_service_gateway.this) == 0
    error_message = "No gateways are created for existing route tables."
  }

  assert {
    condition     = oci_core_subnet.gateway[0].route_table_id == "ocid1.routetable.oc1.iad.public" && oci_core_subnet.api.route_table_id == "ocid1.routetable.oc1.iad.private"
    error_message = "The existing route tables are used."
  }
}

run "existing_route_tables_by_console" {
  command = plan

  variables {
    existing_vcn_id                 = "ocid1.vcn.oc1.iad.theirs"
    vcn_cidr                        = "10.8.0.0/16"
    existing_private_route_table_id = "ocid1.routetable.oc1.iad.private"
    existing_public_route_table_id  = "ocid1.routetable.oc1.iad.public"
  }

  assert {
    condition     = oci_core_subnet.gateway[0].route_table_id == "ocid1.routetable.oc1.iad.public" && oci_core_subnet.db[0].route_table_id == "ocid1.routetable.oc1.iad.private"
    error_message = "The existing route tables are used."
  }
}

run "existing_vcn_without_gateways" {
  command = plan

  variables {
    vcn_details = {
      vcn_id     = "ocid1.vcn.oc1.iad.theirs"
      vcn_cidr   = "10.9.0.0/16"
      sgw_enable = true
    }
  }

  assert {
    condition     = length(oci_core_service_gateway.this) == 1 && length(oci_core_internet_gateway.this) == 1
    error_message = "A service gateway is created if configured, an internet gateway if required."
  }
}

run "service_gateway_by_console" {
  command = plan

  variables {
    existing_vcn_id = "ocid1.vcn.oc1.iad.theirs"
    vcn_cidr        = "10.8.0.0/16"
    create_sgw      = true
  }

  assert {
    condition     = length(oci_core_service_gateway.this) == 1
    error_message = "A service gateway is created if configured."
  }
}

run "existing_nat_gateway" {
  command = plan

  variables {
    vcn_details = {
      vcn_id    = "ocid1.vcn.oc1.iad.theirs"
      vcn_cidr  = "10.9.0.0/16"
      nat_gw_id = "ocid1.natgateway.oc1.iad.theirs"
    }
    ingress          = "private"
    api_img_ocir_url = "phx.ocir.io/mytenancy/store/api"
  }

  assert {
    condition     = oci_core_network_security_group_security_rule.api_to_services.destination == "0.0.0.0/0" && oci_core_network_security_group_security_rule.functions_to_services[0].destination_type == "CIDR_BLOCK" && oci_core_network_security_group_security_rule.gateway_to_services[0].destination == "0.0.0.0/0"
    error_message = "Services are reached at their public addresses."
  }

  assert {
    condition     = oci_container_instances_container_instance.api["blue-0"].containers[0].image_url == "phx.ocir.io/mytenancy/store/api:feature-store-api-1.1.1"
    error_message = "The image can be in another region."
  }
}
