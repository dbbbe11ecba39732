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

# Connections of a cluster that the stack creates: those that the documentation of Kubernetes Engine lists for flannel, single ports
# where it allows all. Pods connect with the address of their node.

resource "oci_core_network_security_group_security_rule" "lb_to_nodes" {
  count = local.new_cluster ? 1 : 0

  network_security_group_id = oci_core_network_security_group.lb.id
  description               = "Load balancers to the API on the nodes"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = one(oci_core_network_security_group.nodes[*].id)
  destination_type          = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.node_ports["blue"]
      max = local.node_ports["green"]
    }
  }
}

resource "oci_core_network_security_group_security_rule" "nodes_from_lb" {
  count = local.new_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.nodes[*].id)
  description               = "Load balancers to the API on the nodes"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = oci_core_network_security_group.lb.id
  source_type               = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.node_ports["blue"]
      max = local.node_ports["green"]
    }
  }
}

resource "oci_core_network_security_group_security_rule" "lb_to_kube_proxy" {
  count = local.new_cluster ? 1 : 0

  network_security_group_id = oci_core_network_security_group.lb.id
  description               = "Health checks of the load balancers"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = one(oci_core_network_security_group.nodes[*].id)
  destination_type          = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.kube_proxy_port
      max = local.kube_proxy_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "kube_proxy_from_lb" {
  count = local.new_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.nodes[*].id)
  description               = "Health checks of the load balancers"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = oci_core_network_security_group.lb.id
  source_type               = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.kube_proxy_port
      max = local.kube_proxy_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "nodes_to_cluster" {
  count = local.new_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.nodes[*].id)
  description               = "Nodes to the Kubernetes API"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = one(oci_core_network_security_group.cluster[*].id)
  destination_type          = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.kubernetes_api_port
      max = local.kubernetes_api_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "cluster_from_nodes" {
  count = local.new_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.cluster[*].id)
  description               = "Nodes to the Kubernetes API"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = one(oci_core_network_security_group.nodes[*].id)
  source_type               = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.kubernetes_api_port
      max = local.kubernetes_api_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "nodes_to_control_plane" {
  count = local.new_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.nodes[*].id)
  description               = "Nodes to the control plane"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = one(oci_core_network_security_group.cluster[*].id)
  destination_type          = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.control_plane_port
      max = local.control_plane_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "control_plane_from_nodes" {
  count = local.new_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.cluster[*].id)
  description               = "Nodes to the control plane"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = one(oci_core_network_security_group.nodes[*].id)
  source_type               = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.control_plane_port
      max = local.control_plane_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "cluster_to_nodes" {
  count = local.new_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.cluster[*].id)
  description               = "Control plane to the kubelets of the nodes"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = one(oci_core_network_security_group.nodes[*].id)
  destination_type          = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.kubelet_port
      max = local.kubelet_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "nodes_from_cluster" {
  count = local.new_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.nodes[*].id)
  description               = "Control plane to the kubelets of the nodes"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = one(oci_core_network_security_group.cluster[*].id)
  source_type               = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.kubelet_port
      max = local.kubelet_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "nodes_to_nodes" {
  count = local.new_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.nodes[*].id)
  description               = "Pods to pods on other nodes"
  direction                 = "EGRESS"
  protocol                  = local.all_protocols
  destination               = one(oci_core_network_security_group.nodes[*].id)
  destination_type          = "NETWORK_SECURITY_GROUP"
}

resource "oci_core_network_security_group_security_rule" "nodes_from_nodes" {
  count = local.new_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.nodes[*].id)
  description               = "Pods to pods on other nodes"
  direction                 = "INGRESS"
  protocol                  = local.all_protocols
  source                    = one(oci_core_network_security_group.nodes[*].id)
  source_type               = "NETWORK_SECURITY_GROUP"
}

resource "oci_core_network_security_group_security_rule" "nodes_to_services" {
  count = local.new_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.nodes[*].id)
  description               = "Nodes to Kubernetes Engine, and API to Vault, Data Catalog, Data Science and the Container Registry"
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

# A public endpoint is in a public subnet, which reaches Oracle services through its internet gateway.
resource "oci_core_network_security_group_security_rule" "cluster_to_services" {
  count = local.new_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.cluster[*].id)
  description               = "Control plane to Kubernetes Engine"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = local.public_cluster ? local.anywhere : local.services_destination.address
  destination_type          = local.public_cluster ? "CIDR_BLOCK" : local.services_destination.type

  tcp_options {
    destination_port_range {
      min = 443
      max = 443
    }
  }
}

resource "oci_core_network_security_group_security_rule" "cluster_from_clients" {
  count = local.public_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.cluster[*].id)
  description               = "Resource Manager to the public endpoint"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = local.anywhere
  source_type               = "CIDR_BLOCK"

  tcp_options {
    destination_port_range {
      min = local.kubernetes_api_port
      max = local.kubernetes_api_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "nodes_from_clients" {
  count = local.new_cluster && var.ssh_authorized_key != "" ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.nodes[*].id)
  description               = "SSH from the VCN"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = local.network.vcn_cidr
  source_type               = "CIDR_BLOCK"

  tcp_options {
    destination_port_range {
      min = local.ssh_port
      max = local.ssh_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "nodes_to_db" {
  count = local.new_cluster && !local.own_database ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.nodes[*].id)
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

resource "oci_core_network_security_group_security_rule" "db_from_nodes" {
  count = local.new_cluster && !local.own_database ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.db[*].id)
  description               = "API to MySQL"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = one(oci_core_network_security_group.nodes[*].id)
  source_type               = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.mysql_port
      max = local.mysql_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "nodes_to_own_db" {
  count = local.new_cluster && local.own_database ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.nodes[*].id)
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

resource "oci_core_network_security_group_security_rule" "manager_to_cluster" {
  count = local.new_manager && local.new_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.manager[*].id)
  description               = "Resource Manager to the Kubernetes API"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = one(oci_core_network_security_group.cluster[*].id)
  destination_type          = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.kubernetes_api_port
      max = local.kubernetes_api_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "cluster_from_manager" {
  count = local.new_manager && local.new_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.cluster[*].id)
  description               = "Resource Manager to the Kubernetes API"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = one(oci_core_network_security_group.manager[*].id)
  source_type               = "NETWORK_SECURITY_GROUP"

  tcp_options {
    destination_port_range {
      min = local.kubernetes_api_port
      max = local.kubernetes_api_port
    }
  }
}

# Connections to an existing cluster. Its own network security groups are not the stack's.
resource "oci_core_network_security_group_security_rule" "lb_to_own_nodes" {
  for_each = local.on_cluster && !local.new_cluster ? toset(var.node_cidr_blocks) : toset([])

  network_security_group_id = oci_core_network_security_group.lb.id
  description               = "Load balancers to the API on the nodes"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = each.value
  destination_type          = "CIDR_BLOCK"

  tcp_options {
    destination_port_range {
      min = local.node_ports["blue"]
      max = local.node_ports["green"]
    }
  }
}

resource "oci_core_network_security_group_security_rule" "lb_to_own_kube_proxy" {
  for_each = local.on_cluster && !local.new_cluster ? toset(var.node_cidr_blocks) : toset([])

  network_security_group_id = oci_core_network_security_group.lb.id
  description               = "Health checks of the load balancers"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = each.value
  destination_type          = "CIDR_BLOCK"

  tcp_options {
    destination_port_range {
      min = local.kube_proxy_port
      max = local.kube_proxy_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "db_from_own_nodes" {
  for_each = local.on_cluster && !local.new_cluster && !local.own_database ? toset(var.node_cidr_blocks) : toset([])

  network_security_group_id = one(oci_core_network_security_group.db[*].id)
  description               = "API to MySQL"
  direction                 = "INGRESS"
  protocol                  = local.tcp
  source                    = each.value
  source_type               = "CIDR_BLOCK"

  tcp_options {
    destination_port_range {
      min = local.mysql_port
      max = local.mysql_port
    }
  }
}

resource "oci_core_network_security_group_security_rule" "manager_to_own_cluster" {
  count = local.new_manager && !local.new_cluster ? 1 : 0

  network_security_group_id = one(oci_core_network_security_group.manager[*].id)
  description               = "Resource Manager to the Kubernetes API"
  direction                 = "EGRESS"
  protocol                  = local.tcp
  destination               = "${local.kubernetes_api_ip}/32"
  destination_type          = "CIDR_BLOCK"

  tcp_options {
    destination_port_range {
      min = local.kubernetes_api_port
      max = local.kubernetes_api_port
    }
  }
}
