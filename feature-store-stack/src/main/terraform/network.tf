locals {
  anywhere = "0.0.0.0/0"

  # Protocol numbers in security rules (IANA).
  icmp          = "1"
  tcp           = "6"
  all_protocols = "all"

  vcn_id = local.new_vcn ? one(oci_core_vcn.this[*].id) : local.network.vcn_id

  # A cluster has three more subnets.
  subnet_count = local.on_cluster ? 7 : 4

  # In an existing VCN the first blocks are usually in use, so the subnets are at the end of the given range, those of a cluster
  # before the others: a change of the compute moves no subnet.
  first_subnet         = local.new_vcn ? 0 : local.network.max_subnet - 4
  first_cluster_subnet = local.new_vcn ? 4 : local.network.max_subnet - 7

  # Null if the values are invalid: rules.tf then explains what to change.
  subnet_cidrs = merge(
    { for number, purpose in ["gateway", "api", "db", "functions"] :
      purpose => try(cidrsubnet(local.network.vcn_cidr, local.network.subnet_suffix, local.first_subnet + number), null)
    },
    { for number, purpose in ["lb", "nodes", "cluster"] :
      purpose => try(cidrsubnet(local.network.vcn_cidr, local.network.subnet_suffix, local.first_cluster_subnet + number), null)
    },
  )

  private_route_table_id = local.create_private_routes ? one(oci_core_route_table.private[*].id) : local.network.private_route_table_id
  public_route_table_id  = local.create_public_routes ? one(oci_core_route_table.public[*].id) : local.network.public_route_table_id
  security_list_id       = local.new_vcn ? one(oci_core_default_security_list.this[*].id) : one(oci_core_security_list.this[*].id)

  igw_id = local.create_igw ? one(oci_core_internet_gateway.this[*].id) : local.network.igw_id
  sgw_id = local.create_sgw ? one(oci_core_service_gateway.this[*].id) : local.network.sgw_id

  services_destination = {
    address = local.over_nat ? local.anywhere : local.oracle_services.cidr_block
    type    = local.over_nat ? "CIDR_BLOCK" : "SERVICE_CIDR_BLOCK"
  }

  # In an existing VCN the DNS labels may be in use, or DNS may be disabled.
  dns_labels = { for purpose in ["gateway", "api", "db", "functions", "lb", "nodes", "cluster"] : purpose => local.new_vcn ? purpose : null }
}

data "oci_core_vcn" "existing" {
  count = local.new_vcn ? 0 : 1

  vcn_id = local.network.vcn_id

  lifecycle {
    # The provider returns nulls for a VCN that it cannot read.
    postcondition {
      condition     = try(length(self.cidr_blocks) > 0, false)
      error_message = "The VCN ${local.network.vcn_id} does not exist or cannot be read. Check vcn_details.vcn_id and the permission to read virtual-network-family in the VCN's compartment."
    }

    postcondition {
      condition = try(anytrue([for block in self.cidr_blocks : try(
        tonumber(split("/", block)[1]) <= tonumber(split("/", local.network.vcn_cidr)[1]) &&
        cidrhost("${split("/", local.network.vcn_cidr)[0]}/${split("/", block)[1]}", 0) == cidrhost(block, 0), false
      )]), true)
      error_message = "vcn_cidr ${local.network.vcn_cidr} is not within the existing VCN. Set it to a CIDR block within ${try(join(" or ", self.cidr_blocks), "it")}."
    }
  }
}

resource "oci_core_vcn" "this" {
  count = local.new_vcn ? 1 : 0

  compartment_id = var.compartment_ocid
  cidr_blocks    = [local.network.vcn_cidr]
  display_name   = local.name
  dns_label      = "fs${local.suffix}"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

# Gateways and routes

resource "oci_core_internet_gateway" "this" {
  count = local.create_igw ? 1 : 0

  compartment_id = var.compartment_ocid
  vcn_id         = local.vcn_id
  display_name   = "${local.name}-internet"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

# A new VCN has no NAT gateway: the API, the function and the database connect only to each other and to Oracle services.
resource "oci_core_service_gateway" "this" {
  count = local.create_sgw ? 1 : 0

  compartment_id = var.compartment_ocid
  vcn_id         = local.vcn_id
  display_name   = "${local.name}-services"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  services {
    service_id = local.oracle_services.id
  }

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_core_route_table" "public" {
  count = local.create_public_routes ? 1 : 0

  compartment_id = var.compartment_ocid
  vcn_id         = local.vcn_id
  display_name   = "${local.name}-public"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  route_rules {
    description       = "Clients on the internet"
    destination       = local.anywhere
    destination_type  = "CIDR_BLOCK"
    network_entity_id = local.igw_id
  }

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_core_route_table" "private" {
  count = local.create_private_routes ? 1 : 0

  compartment_id = var.compartment_ocid
  vcn_id         = local.vcn_id
  display_name   = "${local.name}-private"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  dynamic "route_rules" {
    for_each = local.new_vcn || local.network.sgw_id != null || local.network.sgw_enable ? [local.sgw_id] : []
    iterator = gateway

    content {
      description       = "Oracle services of this region"
      destination       = local.oracle_services.cidr_block
      destination_type  = "SERVICE_CIDR_BLOCK"
      network_entity_id = gateway.value
    }
  }

  dynamic "route_rules" {
    for_each = local.network.nat_gw_id == null ? [] : [local.network.nat_gw_id]
    iterator = gateway

    content {
      description       = "All other addresses, through the existing NAT gateway"
      destination       = local.anywhere
      destination_type  = "CIDR_BLOCK"
      network_entity_id = gateway.value
    }
  }

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

# Subnets

# The default security list of OCI allows SSH from any address and all egress. This one allows only path MTU discovery, without
# which large responses time out. The network security groups below allow everything else.
resource "oci_core_default_security_list" "this" {
  count = local.new_vcn ? 1 : 0

  manage_default_resource_id = one(oci_core_vcn.this[*].default_security_list_id)
  compartment_id             = var.compartment_ocid
  display_name               = "${local.name}-default"
  freeform_tags              = local.tags
  defined_tags               = local.defined_tags

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

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

# The default security list of an existing VCN is not changed.
resource "oci_core_security_list" "this" {
  count = local.new_vcn ? 0 : 1

  compartment_id = var.compartment_ocid
  vcn_id         = local.vcn_id
  display_name   = local.name
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

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

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_core_subnet" "gateway" {
  count = local.gateway ? 1 : 0

  compartment_id             = var.compartment_ocid
  vcn_id                     = local.vcn_id
  cidr_block                 = local.subnet_cidrs["gateway"]
  display_name               = "${local.name}-gateway"
  dns_label                  = local.dns_labels["gateway"]
  dhcp_options_id            = local.network.dhcp_options_id
  prohibit_public_ip_on_vnic = !local.public
  route_table_id             = local.public ? local.public_route_table_id : local.private_route_table_id
  security_list_ids          = [local.security_list_id]
  freeform_tags              = local.tags
  defined_tags               = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_core_subnet" "api" {
  compartment_id             = var.compartment_ocid
  vcn_id                     = local.vcn_id
  cidr_block                 = local.subnet_cidrs["api"]
  display_name               = "${local.name}-api"
  dns_label                  = local.dns_labels["api"]
  dhcp_options_id            = local.network.dhcp_options_id
  prohibit_public_ip_on_vnic = true
  route_table_id             = local.private_route_table_id
  security_list_ids          = [local.security_list_id]
  freeform_tags              = local.tags
  defined_tags               = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_core_subnet" "db" {
  count = local.own_database ? 0 : 1

  compartment_id             = var.compartment_ocid
  vcn_id                     = local.vcn_id
  cidr_block                 = local.subnet_cidrs["db"]
  display_name               = "${local.name}-db"
  dns_label                  = local.dns_labels["db"]
  dhcp_options_id            = local.network.dhcp_options_id
  prohibit_public_ip_on_vnic = true
  route_table_id             = local.private_route_table_id
  security_list_ids          = [local.security_list_id]
  freeform_tags              = local.tags
  defined_tags               = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_core_subnet" "functions" {
  count = local.gateway ? 1 : 0

  compartment_id             = var.compartment_ocid
  vcn_id                     = local.vcn_id
  cidr_block                 = local.subnet_cidrs["functions"]
  display_name               = "${local.name}-functions"
  dns_label                  = local.dns_labels["functions"]
  dhcp_options_id            = local.network.dhcp_options_id
  prohibit_public_ip_on_vnic = true
  route_table_id             = local.private_route_table_id
  security_list_ids          = [local.security_list_id]
  freeform_tags              = local.tags
  defined_tags               = local.defined_tags

  # Functions keep a network interface for up to five minutes after the last call. The provider retries the deletion of a subnet for
  # ten minutes, that of a network security group for two only, so the subnet is deleted first.
  depends_on = [oci_core_network_security_group.functions]

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

# Subnets of a cluster, with the names of the published stack

resource "oci_core_subnet" "lb" {
  count = local.on_cluster ? 1 : 0

  compartment_id             = var.compartment_ocid
  vcn_id                     = local.vcn_id
  cidr_block                 = local.subnet_cidrs["lb"]
  display_name               = "${local.name}-lb-private-subnet"
  dns_label                  = local.dns_labels["lb"]
  dhcp_options_id            = local.network.dhcp_options_id
  prohibit_public_ip_on_vnic = true
  route_table_id             = local.private_route_table_id
  security_list_ids          = [local.security_list_id]
  freeform_tags              = local.tags
  defined_tags               = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_core_subnet" "nodes" {
  count = local.new_cluster ? 1 : 0

  compartment_id             = var.compartment_ocid
  vcn_id                     = local.vcn_id
  cidr_block                 = local.subnet_cidrs["nodes"]
  display_name               = "${local.name}-nodes-private-subnet"
  dns_label                  = local.dns_labels["nodes"]
  dhcp_options_id            = local.network.dhcp_options_id
  prohibit_public_ip_on_vnic = true
  route_table_id             = local.private_route_table_id
  security_list_ids          = [local.security_list_id]
  freeform_tags              = local.tags
  defined_tags               = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_core_subnet" "cluster" {
  count = local.new_cluster ? 1 : 0

  compartment_id             = var.compartment_ocid
  vcn_id                     = local.vcn_id
  cidr_block                 = local.subnet_cidrs["cluster"]
  display_name               = "${local.name}-cluster-api-gw-subnet"
  dns_label                  = local.dns_labels["cluster"]
  dhcp_options_id            = local.network.dhcp_options_id
  prohibit_public_ip_on_vnic = local.private_cluster
  route_table_id             = local.private_cluster ? local.private_route_table_id : local.public_route_table_id
  security_list_ids          = [local.security_list_id]
  freeform_tags              = local.tags
  defined_tags               = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

# Network security groups. Their rules are in connections.tf; README.md has a diagram of them.

resource "oci_core_network_security_group" "gateway" {
  count = local.gateway ? 1 : 0

  compartment_id = var.compartment_ocid
  vcn_id         = local.vcn_id
  display_name   = "${local.name}-gateway"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_core_network_security_group" "lb" {
  compartment_id = var.compartment_ocid
  vcn_id         = local.vcn_id
  display_name   = "${local.name}-lb"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_core_network_security_group" "api" {
  compartment_id = var.compartment_ocid
  vcn_id         = local.vcn_id
  display_name   = "${local.name}-api"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_core_network_security_group" "db" {
  count = local.own_database ? 0 : 1

  compartment_id = var.compartment_ocid
  vcn_id         = local.vcn_id
  display_name   = "${local.name}-db"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_core_network_security_group" "functions" {
  count = local.gateway ? 1 : 0

  compartment_id = var.compartment_ocid
  vcn_id         = local.vcn_id
  display_name   = "${local.name}-functions"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_core_network_security_group" "nodes" {
  count = local.new_cluster ? 1 : 0

  compartment_id = var.compartment_ocid
  vcn_id         = local.vcn_id
  display_name   = "${local.name}-nodes"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_core_network_security_group" "cluster" {
  count = local.new_cluster ? 1 : 0

  compartment_id = var.compartment_ocid
  vcn_id         = local.vcn_id
  display_name   = "${local.name}-cluster"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_core_network_security_group" "manager" {
  count = local.new_manager ? 1 : 0

  compartment_id = var.compartment_ocid
  vcn_id         = local.vcn_id
  display_name   = "${local.name}-manager"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}
