# Each rule of the network security groups has an assertion of its own, with its name: MutationTest removes the rules.

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

run "on_a_cluster" {
  command = plan

  variables {
    compute                = "oke"
    ssh_authorized_key     = "ssh-ed25519 AAAA me"
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.lb_to_nodes[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.lb_to_nodes[0].tcp_options[0].destination_port_range[0].min == local.node_ports.blue && oci_core_network_security_group_security_rule.lb_to_nodes[0].tcp_options[0].destination_port_range[0].max == local.node_ports.blue + 1, false)
    error_message = "lb_to_nodes"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.nodes_from_lb[0].direction == "INGRESS" && oci_core_network_security_group_security_rule.nodes_from_lb[0].tcp_options[0].destination_port_range[0].min == local.node_ports.blue && oci_core_network_security_group_security_rule.nodes_from_lb[0].tcp_options[0].destination_port_range[0].max == local.node_ports.blue + 1, false)
    error_message = "nodes_from_lb"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.lb_to_kube_proxy[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.lb_to_kube_proxy[0].tcp_options[0].destination_port_range[0].min == 10256 && oci_core_network_security_group_security_rule.lb_to_kube_proxy[0].tcp_options[0].destination_port_range[0].max == 10256, false)
    error_message = "lb_to_kube_proxy"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.kube_proxy_from_lb[0].direction == "INGRESS" && oci_core_network_security_group_security_rule.kube_proxy_from_lb[0].tcp_options[0].destination_port_range[0].min == 10256 && oci_core_network_security_group_security_rule.kube_proxy_from_lb[0].tcp_options[0].destination_port_range[0].max == 10256, false)
    error_message = "kube_proxy_from_lb"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.nodes_to_cluster[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.nodes_to_cluster[0].tcp_options[0].destination_port_range[0].min == 6443 && oci_core_network_security_group_security_rule.nodes_to_cluster[0].tcp_options[0].destination_port_range[0].max == 6443, false)
    error_message = "nodes_to_cluster"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.cluster_from_nodes[0].direction == "INGRESS" && oci_core_network_security_group_security_rule.cluster_from_nodes[0].tcp_options[0].destination_port_range[0].min == 6443 && oci_core_network_security_group_security_rule.cluster_from_nodes[0].tcp_options[0].destination_port_range[0].max == 6443, false)
    error_message = "cluster_from_nodes"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.nodes_to_control_plane[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.nodes_to_control_plane[0].tcp_options[0].destination_port_range[0].min == 12250 && oci_core_network_security_group_security_rule.nodes_to_control_plane[0].tcp_options[0].destination_port_range[0].max == 12250, false)
    error_message = "nodes_to_control_plane"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.control_plane_from_nodes[0].direction == "INGRESS" && oci_core_network_security_group_security_rule.control_plane_from_nodes[0].tcp_options[0].destination_port_range[0].min == 12250 && oci_core_network_security_group_security_rule.control_plane_from_nodes[0].tcp_options[0].destination_port_range[0].max == 12250, false)
    error_message = "control_plane_from_nodes"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.cluster_to_nodes[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.cluster_to_nodes[0].tcp_options[0].destination_port_range[0].min == 10250 && oci_core_network_security_group_security_rule.cluster_to_nodes[0].tcp_options[0].destination_port_range[0].max == 10250, false)
    error_message = "cluster_to_nodes"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.nodes_from_cluster[0].direction == "INGRESS" && oci_core_network_security_group_security_rule.nodes_from_cluster[0].tcp_options[0].destination_port_range[0].min == 10250 && oci_core_network_security_group_security_rule.nodes_from_cluster[0].tcp_options[0].destination_port_range[0].max == 10250, false)
    error_message = "nodes_from_cluster"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.nodes_to_nodes[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.nodes_to_nodes[0].protocol == "all", false)
    error_message = "nodes_to_nodes"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.nodes_from_nodes[0].direction == "INGRESS" && oci_core_network_security_group_security_rule.nodes_from_nodes[0].protocol == "all", false)
    error_message = "nodes_from_nodes"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.nodes_to_services[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.nodes_to_services[0].tcp_options[0].destination_port_range[0].min == 443 && oci_core_network_security_group_security_rule.nodes_to_services[0].tcp_options[0].destination_port_range[0].max == 443, false)
    error_message = "nodes_to_services"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.cluster_to_services[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.cluster_to_services[0].tcp_options[0].destination_port_range[0].min == 443 && oci_core_network_security_group_security_rule.cluster_to_services[0].tcp_options[0].destination_port_range[0].max == 443, false)
    error_message = "cluster_to_services"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.nodes_from_clients[0].direction == "INGRESS" && oci_core_network_security_group_security_rule.nodes_from_clients[0].tcp_options[0].destination_port_range[0].min == 22 && oci_core_network_security_group_security_rule.nodes_from_clients[0].tcp_options[0].destination_port_range[0].max == 22, false)
    error_message = "nodes_from_clients"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.nodes_to_db[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.nodes_to_db[0].tcp_options[0].destination_port_range[0].min == 3306 && oci_core_network_security_group_security_rule.nodes_to_db[0].tcp_options[0].destination_port_range[0].max == 3306, false)
    error_message = "nodes_to_db"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.db_from_nodes[0].direction == "INGRESS" && oci_core_network_security_group_security_rule.db_from_nodes[0].tcp_options[0].destination_port_range[0].min == 3306 && oci_core_network_security_group_security_rule.db_from_nodes[0].tcp_options[0].destination_port_range[0].max == 3306, false)
    error_message = "db_from_nodes"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.manager_to_cluster[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.manager_to_cluster[0].tcp_options[0].destination_port_range[0].min == 6443 && oci_core_network_security_group_security_rule.manager_to_cluster[0].tcp_options[0].destination_port_range[0].max == 6443, false)
    error_message = "manager_to_cluster"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.cluster_from_manager[0].direction == "INGRESS" && oci_core_network_security_group_security_rule.cluster_from_manager[0].tcp_options[0].destination_port_range[0].min == 6443 && oci_core_network_security_group_security_rule.cluster_from_manager[0].tcp_options[0].destination_port_range[0].max == 6443, false)
    error_message = "cluster_from_manager"
  }

  assert {
    condition     = length(flatten([oci_core_network_security_group_security_rule.lb_to_nodes, oci_core_network_security_group_security_rule.nodes_from_lb, oci_core_network_security_group_security_rule.lb_to_kube_proxy, oci_core_network_security_group_security_rule.kube_proxy_from_lb, oci_core_network_security_group_security_rule.nodes_to_cluster, oci_core_network_security_group_security_rule.cluster_from_nodes, oci_core_network_security_group_security_rule.nodes_to_control_plane, oci_core_network_security_group_security_rule.control_plane_from_nodes, oci_core_network_security_group_security_rule.cluster_to_nodes, oci_core_network_security_group_security_rule.nodes_from_cluster, oci_core_network_security_group_security_rule.nodes_to_nodes, oci_core_network_security_group_security_rule.nodes_from_nodes, oci_core_network_security_group_security_rule.nodes_to_services, oci_core_network_security_group_security_rule.cluster_to_services, oci_core_network_security_group_security_rule.cluster_from_clients, oci_core_network_security_group_security_rule.nodes_from_clients, oci_core_network_security_group_security_rule.nodes_to_db, oci_core_network_security_group_security_rule.db_from_nodes, oci_core_network_security_group_security_rule.nodes_to_own_db, oci_core_network_security_group_security_rule.manager_to_cluster, oci_core_network_security_group_security_rule.cluster_from_manager, oci_core_network_security_group_security_rule.manager_to_own_cluster, values(oci_core_network_security_group_security_rule.lb_to_own_nodes), values(oci_core_network_security_group_security_rule.lb_to_own_kube_proxy), values(oci_core_network_security_group_security_rule.db_from_own_nodes)])) == 19
    error_message = "Exactly these connections."
  }
}

run "on_a_cluster_with_a_public_endpoint" {
  command = plan

  variables {
    compute                = "oke"
    cluster_endpoint       = "public"
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.cluster_from_clients[0].direction == "INGRESS" && oci_core_network_security_group_security_rule.cluster_from_clients[0].tcp_options[0].destination_port_range[0].min == 6443 && oci_core_network_security_group_security_rule.cluster_from_clients[0].tcp_options[0].destination_port_range[0].max == 6443, false)
    error_message = "cluster_from_clients"
  }

  assert {
    condition     = oci_core_network_security_group_security_rule.cluster_to_services[0].destination == "0.0.0.0/0"
    error_message = "Its subnet reaches Oracle services through the internet gateway."
  }

  assert {
    condition     = length(flatten([oci_core_network_security_group_security_rule.lb_to_nodes, oci_core_network_security_group_security_rule.nodes_from_lb, oci_core_network_security_group_security_rule.lb_to_kube_proxy, oci_core_network_security_group_security_rule.kube_proxy_from_lb, oci_core_network_security_group_security_rule.nodes_to_cluster, oci_core_network_security_group_security_rule.cluster_from_nodes, oci_core_network_security_group_security_rule.nodes_to_control_plane, oci_core_network_security_group_security_rule.control_plane_from_nodes, oci_core_network_security_group_security_rule.cluster_to_nodes, oci_core_network_security_group_security_rule.nodes_from_cluster, oci_core_network_security_group_security_rule.nodes_to_nodes, oci_core_network_security_group_security_rule.nodes_from_nodes, oci_core_network_security_group_security_rule.nodes_to_services, oci_core_network_security_group_security_rule.cluster_to_services, oci_core_network_security_group_security_rule.cluster_from_clients, oci_core_network_security_group_security_rule.nodes_from_clients, oci_core_network_security_group_security_rule.nodes_to_db, oci_core_network_security_group_security_rule.db_from_nodes, oci_core_network_security_group_security_rule.nodes_to_own_db, oci_core_network_security_group_security_rule.manager_to_cluster, oci_core_network_security_group_security_rule.cluster_from_manager, oci_core_network_security_group_security_rule.manager_to_own_cluster, values(oci_core_network_security_group_security_rule.lb_to_own_nodes), values(oci_core_network_security_group_security_rule.lb_to_own_kube_proxy), values(oci_core_network_security_group_security_rule.db_from_own_nodes)])) == 17
    error_message = "Exactly these connections."
  }
}

run "from_a_cluster_to_an_existing_database" {
  command = plan

  variables {
    compute                = "oke"
    vcn_details            = { vcn_id = "ocid1.vcn.oc1.iad.theirs", vcn_cidr = "10.9.0.0/16", sgw_id = "ocid1.servicegateway.oc1.iad.theirs" }
    db_config              = { user_db = true, vault_ocid = "ocid1.vault.oc1.iad.theirs" }
    mysql_db_config        = { mysql_db_ip_addr = "10.9.200.15" }
    user_db_config         = { db_password_secret = "features-password" }
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.nodes_to_own_db[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.nodes_to_own_db[0].tcp_options[0].destination_port_range[0].min == 3306 && oci_core_network_security_group_security_rule.nodes_to_own_db[0].tcp_options[0].destination_port_range[0].max == 3306, false)
    error_message = "nodes_to_own_db"
  }

  assert {
    condition     = length(flatten([oci_core_network_security_group_security_rule.lb_to_nodes, oci_core_network_security_group_security_rule.nodes_from_lb, oci_core_network_security_group_security_rule.lb_to_kube_proxy, oci_core_network_security_group_security_rule.kube_proxy_from_lb, oci_core_network_security_group_security_rule.nodes_to_cluster, oci_core_network_security_group_security_rule.cluster_from_nodes, oci_core_network_security_group_security_rule.nodes_to_control_plane, oci_core_network_security_group_security_rule.control_plane_from_nodes, oci_core_network_security_group_security_rule.cluster_to_nodes, oci_core_network_security_group_security_rule.nodes_from_cluster, oci_core_network_security_group_security_rule.nodes_to_nodes, oci_core_network_security_group_security_rule.nodes_from_nodes, oci_core_network_security_group_security_rule.nodes_to_services, oci_core_network_security_group_security_rule.cluster_to_services, oci_core_network_security_group_security_rule.cluster_from_clients, oci_core_network_security_group_security_rule.nodes_from_clients, oci_core_network_security_group_security_rule.nodes_to_db, oci_core_network_security_group_security_rule.db_from_nodes, oci_core_network_security_group_security_rule.nodes_to_own_db, oci_core_network_security_group_security_rule.manager_to_cluster, oci_core_network_security_group_security_rule.cluster_from_manager, oci_core_network_security_group_security_rule.manager_to_own_cluster, values(oci_core_network_security_group_security_rule.lb_to_own_nodes), values(oci_core_network_security_group_security_rule.lb_to_own_kube_proxy), values(oci_core_network_security_group_security_rule.db_from_own_nodes)])) == 17
    error_message = "Exactly these connections."
  }
}

run "on_an_existing_cluster" {
  command = apply

  variables {
    compute                = "oke"
    existing_cluster_id    = "ocid1.cluster.oc1.iad.theirs"
    node_cidr_blocks       = ["10.8.10.0/24"]
    vcn_details            = { vcn_id = "ocid1.vcn.oc1.iad.theirs", vcn_cidr = "10.9.0.0/16", sgw_enable = true }
    ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
    ocir_puller_auth_token = "t0ken"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.lb_to_own_nodes["10.8.10.0/24"].direction == "EGRESS" && oci_core_network_security_group_security_rule.lb_to_own_nodes["10.8.10.0/24"].tcp_options[0].destination_port_range[0].min == local.node_ports.blue && oci_core_network_security_group_security_rule.lb_to_own_nodes["10.8.10.0/24"].tcp_options[0].destination_port_range[0].max == local.node_ports.blue + 1, false)
    error_message = "lb_to_own_nodes"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.lb_to_own_kube_proxy["10.8.10.0/24"].direction == "EGRESS" && oci_core_network_security_group_security_rule.lb_to_own_kube_proxy["10.8.10.0/24"].tcp_options[0].destination_port_range[0].min == 10256 && oci_core_network_security_group_security_rule.lb_to_own_kube_proxy["10.8.10.0/24"].tcp_options[0].destination_port_range[0].max == 10256, false)
    error_message = "lb_to_own_kube_proxy"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.db_from_own_nodes["10.8.10.0/24"].direction == "INGRESS" && oci_core_network_security_group_security_rule.db_from_own_nodes["10.8.10.0/24"].tcp_options[0].destination_port_range[0].min == 3306 && oci_core_network_security_group_security_rule.db_from_own_nodes["10.8.10.0/24"].tcp_options[0].destination_port_range[0].max == 3306, false)
    error_message = "db_from_own_nodes"
  }

  assert {
    condition     = try(oci_core_network_security_group_security_rule.manager_to_own_cluster[0].direction == "EGRESS" && oci_core_network_security_group_security_rule.manager_to_own_cluster[0].tcp_options[0].destination_port_range[0].min == 6443 && oci_core_network_security_group_security_rule.manager_to_own_cluster[0].tcp_options[0].destination_port_range[0].max == 6443, false)
    error_message = "manager_to_own_cluster"
  }

  assert {
    condition     = oci_core_network_security_group_security_rule.manager_to_own_cluster[0].destination == "10.0.6.5/32"
    error_message = "Resource Manager connects to the endpoint only."
  }

  assert {
    condition     = length(flatten([oci_core_network_security_group_security_rule.lb_to_nodes, oci_core_network_security_group_security_rule.nodes_from_lb, oci_core_network_security_group_security_rule.lb_to_kube_proxy, oci_core_network_security_group_security_rule.kube_proxy_from_lb, oci_core_network_security_group_security_rule.nodes_to_cluster, oci_core_network_security_group_security_rule.cluster_from_nodes, oci_core_network_security_group_security_rule.nodes_to_control_plane, oci_core_network_security_group_security_rule.control_plane_from_nodes, oci_core_network_security_group_security_rule.cluster_to_nodes, oci_core_network_security_group_security_rule.nodes_from_cluster, oci_core_network_security_group_security_rule.nodes_to_nodes, oci_core_network_security_group_security_rule.nodes_from_nodes, oci_core_network_security_group_security_rule.nodes_to_services, oci_core_network_security_group_security_rule.cluster_to_services, oci_core_network_security_group_security_rule.cluster_from_clients, oci_core_network_security_group_security_rule.nodes_from_clients, oci_core_network_security_group_security_rule.nodes_to_db, oci_core_network_security_group_security_rule.db_from_nodes, oci_core_network_security_group_security_rule.nodes_to_own_db, oci_core_network_security_group_security_rule.manager_to_cluster, oci_core_network_security_group_security_rule.cluster_from_manager, oci_core_network_security_group_security_rule.manager_to_own_cluster, values(oci_core_network_security_group_security_rule.lb_to_own_nodes), values(oci_core_network_security_group_security_rule.lb_to_own_kube_proxy), values(oci_core_network_security_group_security_rule.db_from_own_nodes)])) == 4
    error_message = "Exactly these connections."
  }
}
