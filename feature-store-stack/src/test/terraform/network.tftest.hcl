mock_provider "oci" {
  source = "./tests/mocks"
}

mock_provider "oci" {
  alias  = "home"
  source = "./tests/mocks"
}

run "another_block" {
  command = plan

  variables {
    vcn_details = { vcn_cidr = "172.16.0.0/20", subnet_suffix = 6 }
  }

  assert {
    condition     = oci_core_vcn.this[0].cidr_blocks == tolist(["172.16.0.0/20"]) && oci_core_subnet.functions[0].cidr_block == "172.16.0.192/26"
    error_message = "The block and the size of the subnets are those asked for."
  }
}

run "existing_network" {
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
    error_message = "Nothing that belongs to others is made or changed."
  }

  assert {
    condition     = length(oci_core_service_gateway.this) == 0 && length(oci_core_internet_gateway.this) == 0
    error_message = "The gateways that are there are used."
  }

  assert {
    condition     = oci_core_subnet.gateway[0].cidr_block == "10.9.12.0/24" && oci_core_subnet.functions[0].cidr_block == "10.9.15.0/24" && oci_core_subnet.api.vcn_id == "ocid1.vcn.oc1.iad.theirs" && oci_core_subnet.api.dhcp_options_id == "ocid1.dhcpoptions.oc1.iad.theirs"
    error_message = "The last four of its first sixteen subnets, with its DHCP options."
  }

  assert {
    condition     = [for rule in oci_core_route_table.public[0].route_rules : rule.network_entity_id] == ["ocid1.internetgateway.oc1.iad.theirs"]
    error_message = "Clients come over its internet gateway."
  }

  assert {
    condition     = toset([for rule in oci_core_route_table.private[0].route_rules : rule.network_entity_id]) == toset(["ocid1.servicegateway.oc1.iad.theirs", "ocid1.natgateway.oc1.iad.theirs"])
    error_message = "The rest goes over its service gateway and its NAT gateway."
  }

  assert {
    condition     = oci_core_network_security_group_security_rule.api_to_services.destination_type == "SERVICE_CIDR_BLOCK" && oci_mysql_mysql_db_system.this[0].subnet_id == oci_core_subnet.db[0].id
    error_message = "Services are reached by their label, and the database lies in its subnet."
  }
}

run "existing_network_by_console" {
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
    error_message = "The flat variables say what the object says."
  }

  assert {
    condition     = [for rule in oci_core_route_table.public[0].route_rules : rule.network_entity_id] == ["ocid1.internetgateway.oc1.iad.theirs"] && toset([for rule in oci_core_route_table.private[0].route_rules : rule.network_entity_id]) == toset(["ocid1.servicegateway.oc1.iad.theirs", "ocid1.natgateway.oc1.iad.theirs"])
    error_message = "Its gateways are used."
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
    error_message = "Nothing is made that the route tables lead to."
  }

  assert {
    condition     = oci_core_subnet.gateway[0].route_table_id == "ocid1.routetable.oc1.iad.public" && oci_core_subnet.api.route_table_id == "ocid1.routetable.oc1.iad.private"
    error_message = "The route tables that are there are used."
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
    error_message = "The route tables that are there are used."
  }
}

run "existing_network_without_gateways" {
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
    error_message = "A service gateway is made where it is asked for, an internet gateway where it is needed."
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
    error_message = "A service gateway is made where it is asked for."
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
    error_message = "Services are reached by their public addresses."
  }

  assert {
    condition     = oci_container_instances_container_instance.api["blue-0"].containers[0].image_url == "phx.ocir.io/mytenancy/store/api:feature-store-api-1.1.1"
    error_message = "The image may lie in another region."
  }
}
