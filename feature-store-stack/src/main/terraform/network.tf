locals {
  anywhere = "0.0.0.0/0"
  vcn_cidr = "10.0.0.0/16"

  # Numbers of protocols in security rules (IANA).
  icmp = "1"
  tcp  = "6"
}

resource "oci_core_vcn" "this" {
  compartment_id = var.compartment_ocid
  cidr_blocks    = [local.vcn_cidr]
  display_name   = local.name
  dns_label      = "fs${local.suffix}"
  freeform_tags  = local.tags
}

# Gateways and routes

resource "oci_core_internet_gateway" "this" {
  count = var.ingress == "public" ? 1 : 0

  compartment_id = var.compartment_ocid
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${local.name}-internet"
  freeform_tags  = local.tags
}

# There is no NAT gateway: the API, the function and the database talk to each other and to Oracle's services only.
resource "oci_core_service_gateway" "this" {
  compartment_id = var.compartment_ocid
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${local.name}-services"
  freeform_tags  = local.tags

  services {
    service_id = local.oracle_services.id
  }
}

resource "oci_core_route_table" "public" {
  count = var.ingress == "public" ? 1 : 0

  compartment_id = var.compartment_ocid
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${local.name}-public"
  freeform_tags  = local.tags

  route_rules {
    description       = "Clients on the internet"
    destination       = local.anywhere
    destination_type  = "CIDR_BLOCK"
    network_entity_id = one(oci_core_internet_gateway.this[*].id)
  }
}

resource "oci_core_route_table" "private" {
  compartment_id = var.compartment_ocid
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${local.name}-private"
  freeform_tags  = local.tags

  route_rules {
    description       = "Oracle's services of this region"
    destination       = local.oracle_services.cidr_block
    destination_type  = "SERVICE_CIDR_BLOCK"
    network_entity_id = oci_core_service_gateway.this.id
  }
}

# Subnets

# OCI's own default list opens SSH to the world and everything outwards. What a subnet may do is said by the groups below;
# what is left here is the discovery of packet sizes, without which large answers hang.
resource "oci_core_default_security_list" "this" {
  manage_default_resource_id = oci_core_vcn.this.default_security_list_id
  compartment_id             = var.compartment_ocid
  display_name               = "${local.name}-default"
  freeform_tags              = local.tags

  ingress_security_rules {
    description = "Fragmentation needed"
    protocol    = local.icmp
    source      = local.anywhere
    source_type = "CIDR_BLOCK"

    icmp_options {
      type = 3
      code = 4
    }
  }
}

resource "oci_core_subnet" "gateway" {
  compartment_id             = var.compartment_ocid
  vcn_id                     = oci_core_vcn.this.id
  cidr_block                 = cidrsubnet(local.vcn_cidr, 8, 0)
  display_name               = "${local.name}-gateway"
  dns_label                  = "gateway"
  prohibit_public_ip_on_vnic = var.ingress != "public"
  route_table_id             = var.ingress == "public" ? one(oci_core_route_table.public[*].id) : oci_core_route_table.private.id
  security_list_ids          = [oci_core_default_security_list.this.id]
  freeform_tags              = local.tags
}

resource "oci_core_subnet" "api" {
  compartment_id             = var.compartment_ocid
  vcn_id                     = oci_core_vcn.this.id
  cidr_block                 = cidrsubnet(local.vcn_cidr, 8, 1)
  display_name               = "${local.name}-api"
  dns_label                  = "api"
  prohibit_public_ip_on_vnic = true
  route_table_id             = oci_core_route_table.private.id
  security_list_ids          = [oci_core_default_security_list.this.id]
  freeform_tags              = local.tags
}

resource "oci_core_subnet" "db" {
  compartment_id             = var.compartment_ocid
  vcn_id                     = oci_core_vcn.this.id
  cidr_block                 = cidrsubnet(local.vcn_cidr, 8, 2)
  display_name               = "${local.name}-db"
  dns_label                  = "db"
  prohibit_public_ip_on_vnic = true
  route_table_id             = oci_core_route_table.private.id
  security_list_ids          = [oci_core_default_security_list.this.id]
  freeform_tags              = local.tags
}

resource "oci_core_subnet" "functions" {
  compartment_id             = var.compartment_ocid
  vcn_id                     = oci_core_vcn.this.id
  cidr_block                 = cidrsubnet(local.vcn_cidr, 8, 3)
  display_name               = "${local.name}-functions"
  dns_label                  = "functions"
  prohibit_public_ip_on_vnic = true
  route_table_id             = oci_core_route_table.private.id
  security_list_ids          = [oci_core_default_security_list.this.id]
  freeform_tags              = local.tags
}

# Network security groups: exactly the connections of the picture in README.md

resource "oci_core_network_security_group" "gateway" {
  compartment_id = var.compartment_ocid
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${local.name}-gateway"
  freeform_tags  = local.tags
}

resource "oci_core_network_security_group" "api" {
  compartment_id = var.compartment_ocid
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${local.name}-api"
  freeform_tags  = local.tags
}

resource "oci_core_network_security_group" "db" {
  compartment_id = var.compartment_ocid
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${local.name}-db"
  freeform_tags  = local.tags
}

resource "oci_core_network_security_group" "functions" {
  compartment_id = var.compartment_ocid
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${local.name}-functions"
  freeform_tags  = local.tags
}

resource "oci_core_network_security_group_security_rule" "gateway_from_clients" {
  network_security_group_id = oci_core_network_security_group.gateway.id
  description               = "Clients to the gateway"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = var.ingress == "public" ? local.anywhere : local.vcn_cidr
  source_type               = "CIDR_BLOCK"

  tcp_options {
    destination_port_range {
      min = 443
      max = 443
    }
  }
}

resource "oci_core_network_security_group_security_rule" "gateway_to_api" {
  network_security_group_id = oci_core_network_security_group.gateway.id
  description               = "Gateway to the API"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = oci_core_network_security_group.api.id
  destination_type          = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.api_port
      max = local.api_port
    }
  }
}

# OCI refuses routes to the internet and to Oracle's services in one table, so a public subnet reaches Functions by its
# internet gateway, where the services' label does not apply.
resource "oci_core_network_security_group_security_rule" "gateway_to_services" {
  network_security_group_id = oci_core_network_security_group.gateway.id
  description               = "Gateway to Functions, which run the authoriser"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = var.ingress == "public" ? local.anywhere : local.oracle_services.cidr_block
  destination_type          = var.ingress == "public" ? "CIDR_BLOCK" : "SERVICE_CIDR_BLOCK"

  tcp_options {
    destination_port_range {
      min = 443
      max = 443
    }
  }
}

resource "oci_core_network_security_group_security_rule" "api_from_gateway" {
  network_security_group_id = oci_core_network_security_group.api.id
  description               = "Gateway to the API"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = oci_core_network_security_group.gateway.id
  source_type               = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.api_port
      max = local.api_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "api_to_db" {
  network_security_group_id = oci_core_network_security_group.api.id
  description               = "API to MySQL"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = oci_core_network_security_group.db.id
  destination_type          = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.mysql_port
      max = local.mysql_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "api_to_services" {
  network_security_group_id = oci_core_network_security_group.api.id
  description               = "API to Vault, Data Catalog, Data Science and the Container Registry"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = local.oracle_services.cidr_block
  destination_type          = "SERVICE_CIDR_BLOCK"

  tcp_options {
    destination_port_range {
      min = 443
      max = 443
    }
  }
}

resource "oci_core_network_security_group_security_rule" "db_from_api" {
  network_security_group_id = oci_core_network_security_group.db.id
  description               = "API to MySQL"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = oci_core_network_security_group.api.id
  source_type               = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.mysql_port
      max = local.mysql_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "functions_to_services" {
  network_security_group_id = oci_core_network_security_group.functions.id
  description               = "Authoriser to IAM"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = local.oracle_services.cidr_block
  destination_type          = "SERVICE_CIDR_BLOCK"

  tcp_options {
    destination_port_range {
      min = 443
      max = 443
    }
  }
}
