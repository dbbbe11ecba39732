# Connections between network security groups. Each connection has an egress rule and an ingress rule.

resource "oci_core_network_security_group_security_rule" "gateway_from_clients" {
  for_each = local.gateway ? local.client_cidr_blocks : toset([])

  network_security_group_id = one(oci_core_network_security_group.gateway[*].id)
  description               = "Clients to the gateway"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = each.value
  source_type               = "CIDR_BLOCK"

  tcp_options {
    destination_port_range {
      min = 443
      max = 443
    }
  }
}

resource "oci_core_network_security_group_security_rule" "gateway_to_lb" {
  count = local.gateway ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.gateway[*].id)
  description               = "Gateway to the load balancer"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = oci_core_network_security_group.lb.id
  destination_type          = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.listener_ports["blue"]
      max = local.listener_ports["green"]
    }
  }
}

# OCI rejects a route table with routes to an internet gateway and to a service gateway, so a public subnet reaches Functions
# through its internet gateway, where the service CIDR label does not apply.
resource "oci_core_network_security_group_security_rule" "gateway_to_services" {
  count = local.gateway ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.gateway[*].id)
  description               = "Gateway to Functions (authoriser)"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = local.public ? local.anywhere : local.services_destination.address
  destination_type          = local.public ? "CIDR_BLOCK" : local.services_destination.type

  tcp_options {
    destination_port_range {
      min = 443
      max = 443
    }
  }
}

resource "oci_core_network_security_group_security_rule" "lb_from_gateway" {
  count = local.gateway ? 1 : 0

  network_security_group_id = oci_core_network_security_group.lb.id
  description               = "Gateway to the load balancer"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = one(oci_core_network_security_group.gateway[*].id)
  source_type               = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.listener_ports["blue"]
      max = local.listener_ports["green"]
    }
  }
}

resource "oci_core_network_security_group_security_rule" "lb_from_clients" {
  for_each = local.gateway ? toset([]) : local.client_cidr_blocks

  network_security_group_id = oci_core_network_security_group.lb.id
  description               = "Clients to the load balancer, without a gateway"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = each.value
  source_type               = "CIDR_BLOCK"

  tcp_options {
    destination_port_range {
      min = local.listener_ports["blue"]
      max = local.listener_ports["green"]
    }
  }
}

resource "oci_core_network_security_group_security_rule" "lb_to_api" {
  network_security_group_id = oci_core_network_security_group.lb.id
  description               = "Load balancer to the API"
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

resource "oci_core_network_security_group_security_rule" "api_from_lb" {
  network_security_group_id = oci_core_network_security_group.api.id
  description               = "Load balancer to the API"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = oci_core_network_security_group.lb.id
  source_type               = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.api_port
      max = local.api_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "api_to_db" {
  count = !local.own_database ? 1 : 0

  network_security_group_id = oci_core_network_security_group.api.id
  description               = "API to MySQL"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = one(oci_core_network_security_group.db[*].id)
  destination_type          = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.mysql_port
      max = local.mysql_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "api_to_own_db" {
  count = local.own_database ? 1 : 0

  network_security_group_id = oci_core_network_security_group.api.id
  description               = "API to the existing MySQL database"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = "${coalesce(local.own_mysql.ip_address, "127.0.0.1")}/32"
  destination_type          = "CIDR_BLOCK"

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
  destination               = local.services_destination.address
  destination_type          = local.services_destination.type

  tcp_options {
    destination_port_range {
      min = 443
      max = 443
    }
  }
}

resource "oci_core_network_security_group_security_rule" "db_from_api" {
  count = !local.own_database ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.db[*].id)
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
  count = local.gateway ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.functions[*].id)
  description               = "Authoriser to IAM"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = local.services_destination.address
  destination_type          = local.services_destination.type

  tcp_options {
    destination_port_range {
      min = 443
      max = 443
    }
  }
}
