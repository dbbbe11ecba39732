# The API on a Kubernetes cluster.

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

variables {
  compute                = "oke"
  ocir_puller_user_ocid  = "ocid1.user.oc1..pull"
  ocir_puller_auth_token = "t0ken"
}

run "new_cluster" {
  command = apply

  assert {
    condition     = oci_containerengine_cluster.this[0].type == "ENHANCED_CLUSTER" && oci_containerengine_cluster.this[0].kubernetes_version == "v1.34.1" && oci_containerengine_cluster.this[0].cluster_pod_network_options[0].cni_type == "FLANNEL_OVERLAY"
    error_message = "An enhanced cluster of the newest version, by number and not by text."
  }

  assert {
    condition     = oci_containerengine_cluster.this[0].endpoint_config[0].subnet_id == oci_core_subnet.cluster[0].id && !oci_containerengine_cluster.this[0].endpoint_config[0].is_public_ip_enabled && oci_core_subnet.cluster[0].prohibit_public_ip_on_vnic && oci_containerengine_cluster.this[0].options[0].service_lb_subnet_ids == tolist([oci_core_subnet.lb[0].id])
    error_message = "Its endpoint is private."
  }

  assert {
    condition     = [oci_core_subnet.lb[0].display_name, oci_core_subnet.nodes[0].display_name, oci_core_subnet.cluster[0].display_name] == ["${local.name}-lb-private-subnet", "${local.name}-nodes-private-subnet", "${local.name}-cluster-api-gw-subnet"] && [oci_core_subnet.lb[0].cidr_block, oci_core_subnet.nodes[0].cidr_block, oci_core_subnet.cluster[0].cidr_block] == ["10.0.4.0/24", "10.0.5.0/24", "10.0.6.0/24"] && oci_core_subnet.lb[0].prohibit_public_ip_on_vnic && oci_core_subnet.nodes[0].prohibit_public_ip_on_vnic
    error_message = "Three subnets with the published names, after the four of every stack."
  }

  assert {
    condition     = oci_containerengine_node_pool.this[0].node_shape == "VM.Standard.E4.Flex" && oci_containerengine_node_pool.this[0].node_shape_config[0].ocpus == 2 && oci_containerengine_node_pool.this[0].node_shape_config[0].memory_in_gbs == 32 && oci_containerengine_node_pool.this[0].node_config_details[0].size == 3 && oci_containerengine_node_pool.this[0].kubernetes_version == "v1.34.1"
    error_message = "Three nodes of the published size."
  }

  assert {
    condition     = length(oci_containerengine_node_pool.this[0].node_config_details[0].placement_configs) == 3 && alltrue([for placement in oci_containerengine_node_pool.this[0].node_config_details[0].placement_configs : placement.subnet_id == oci_core_subnet.nodes[0].id]) && oci_containerengine_node_pool.this[0].node_config_details[0].nsg_ids == toset(oci_core_network_security_group.nodes[*].id)
    error_message = "They are in all availability domains, in their subnet and network security group."
  }

  assert {
    condition     = oci_containerengine_node_pool.this[0].node_source_details[0].image_id == "ocid1.image.oc1.iad.x86"
    error_message = "The newest image of Oracle Linux 8 for the version, without GPU."
  }

  assert {
    condition     = oci_containerengine_node_pool.this[0].node_pool_cycling_details[0].is_node_cycling_enabled && oci_containerengine_node_pool.this[0].node_pool_cycling_details[0].maximum_unavailable == "0"
    error_message = "Another version replaces the nodes, each by a new one first."
  }

  assert {
    condition     = oci_resourcemanager_private_endpoint.this[0].subnet_id == oci_core_subnet.cluster[0].id && data.oci_resourcemanager_private_endpoint_reachable_ip.cluster[0].private_ip == "10.0.6.5" && data.oci_resourcemanager_private_endpoint_reachable_ip.cluster[0].private_endpoint_id == oci_resourcemanager_private_endpoint.this[0].id && data.oci_containerengine_cluster_kube_config.this[0].endpoint == "PRIVATE_ENDPOINT" && local.cluster_ca == "CA"
    error_message = "Resource Manager reaches the private endpoint through its own, and verifies its certificate."
  }

  assert {
    condition     = length(oci_container_instances_container_instance.api) == 0 && length(oci_network_load_balancer_listener.this) == 0 && length(oci_network_load_balancer_backend_set.this) == 0 && length(oci_vault_secret.puller) == 0 && length(oci_logging_log.api) == 0 && length(oci_logging_log.nodes) == 1
    error_message = "There is nothing of container instances."
  }

  assert {
    condition     = kubernetes_namespace_v1.this[0].metadata[0].name == local.name && keys(kubernetes_deployment_v1.api) == ["blue"] && alltrue([for object in concat(values(kubernetes_deployment_v1.api), values(kubernetes_service_v1.api), values(kubernetes_pod_disruption_budget_v1.api), kubernetes_secret_v1.puller) : object.metadata[0].namespace == local.name])
    error_message = "All objects are in a namespace of the stack."
  }

  assert {
    condition     = kubernetes_deployment_v1.api["blue"].wait_for_rollout && kubernetes_deployment_v1.api["blue"].spec[0].replicas == "1" && kubernetes_deployment_v1.api["blue"].spec[0].strategy[0].rolling_update[0].max_unavailable == "0" && kubernetes_deployment_v1.api["blue"].spec[0].selector[0].match_labels == tomap({ app = "feature-store-api", color = "blue" }) && kubernetes_deployment_v1.api["blue"].spec[0].template[0].metadata[0].labels == kubernetes_deployment_v1.api["blue"].spec[0].selector[0].match_labels
    error_message = "The apply waits for the pods, and an old one stays until a new one is ready."
  }

  assert {
    condition     = kubernetes_deployment_v1.api["blue"].spec[0].template[0].spec[0].container[0].image == "iad.ocir.io/mytenancy/store/api:feature-store-api-1.1.1" && kubernetes_deployment_v1.api["blue"].spec[0].template[0].spec[0].container[0].port[0].container_port == 21000
    error_message = "The pods run the image of the API."
  }

  assert {
    condition     = { for variable in kubernetes_deployment_v1.api["blue"].spec[0].template[0].spec[0].container[0].env : variable.name => variable.value } == { MYSQL_AUTH_TYPE = "VAULT", MYSQL_VAULT_OCID = oci_kms_vault.this[0].id, MYSQL_VAULT_SECRET_NAME = "${local.name}-mysql-admin", MYSQL_USER = "admin", MYSQL_DB_URL = "jdbc:mysql://10.0.2.3:3306/FeatureStore?createDatabaseIfNotExist=true" } && length(kubernetes_secret_v1.database) == 0
    error_message = "The environment is that of container instances, and the API reads its password from Vault."
  }

  assert {
    condition     = alltrue([for probe in [kubernetes_deployment_v1.api["blue"].spec[0].template[0].spec[0].container[0].startup_probe[0], kubernetes_deployment_v1.api["blue"].spec[0].template[0].spec[0].container[0].readiness_probe[0], kubernetes_deployment_v1.api["blue"].spec[0].template[0].spec[0].container[0].liveness_probe[0]] : probe.http_get[0].path == "/health" && probe.http_get[0].http_header[0].name == "Host" && probe.http_get[0].http_header[0].value == "127.0.0.1"]) && kubernetes_deployment_v1.api["blue"].spec[0].template[0].spec[0].container[0].startup_probe[0].period_seconds * kubernetes_deployment_v1.api["blue"].spec[0].template[0].spec[0].container[0].startup_probe[0].failure_threshold == 600
    error_message = "Kubernetes checks the health of the API, which has ten minutes to start."
  }

  assert {
    condition     = kubernetes_deployment_v1.api["blue"].spec[0].template[0].spec[0].container[0].resources[0].limits == tomap({ cpu = "2000m", memory = "16384Mi" }) && kubernetes_deployment_v1.api["blue"].spec[0].template[0].spec[0].container[0].resources[0].requests == tomap({ cpu = "1000m", memory = "8192Mi" })
    error_message = "A pod has the size of a container instance, and reserves half of it."
  }

  assert {
    condition     = [for spread in kubernetes_deployment_v1.api["blue"].spec[0].template[0].spec[0].topology_spread_constraint : spread.topology_key] == ["topology.kubernetes.io/zone", "kubernetes.io/hostname"] && kubernetes_pod_disruption_budget_v1.api["blue"].spec[0].max_unavailable == "1" && kubernetes_pod_disruption_budget_v1.api["blue"].spec[0].selector[0].match_labels == kubernetes_deployment_v1.api["blue"].spec[0].selector[0].match_labels
    error_message = "Pods are spread over availability domains and nodes, and leave one at a time."
  }

  assert {
    condition     = kubernetes_deployment_v1.api["blue"].spec[0].template[0].spec[0].image_pull_secrets[0].name == "puller" && kubernetes_secret_v1.puller[0].type == "kubernetes.io/dockerconfigjson" && nonsensitive(jsondecode(kubernetes_secret_v1.puller[0].data[".dockerconfigjson"])).auths["iad.ocir.io"] == { username = "mytenancy/puller@example.com", password = "t0ken", auth = base64encode("mytenancy/puller@example.com:t0ken") }
    error_message = "Nodes pull the image with the token."
  }

  assert {
    condition     = kubernetes_service_v1.api["blue"].metadata[0].annotations == tomap({ "oci.oraclecloud.com/load-balancer-type" = "nlb", "oci-network-load-balancer.oraclecloud.com/internal" = "true", "oci-network-load-balancer.oraclecloud.com/subnet" = oci_core_subnet.lb[0].id, "oci-network-load-balancer.oraclecloud.com/oci-network-security-groups" = oci_core_network_security_group.lb.id, "oci-network-load-balancer.oraclecloud.com/security-list-management-mode" = "None" }) && kubernetes_service_v1.api["blue"].wait_for_load_balancer
    error_message = "The service has a private network load balancer in its subnet and network security group."
  }

  assert {
    condition     = kubernetes_service_v1.api["blue"].spec[0].type == "LoadBalancer" && kubernetes_service_v1.api["blue"].spec[0].selector == kubernetes_deployment_v1.api["blue"].spec[0].template[0].metadata[0].labels && kubernetes_service_v1.api["blue"].spec[0].port[0].port == 21000 && kubernetes_service_v1.api["blue"].spec[0].port[0].target_port == "21000" && kubernetes_service_v1.api["blue"].spec[0].port[0].node_port == local.node_ports.blue && local.node_ports.blue >= 30000 && local.node_ports.green <= 32767
    error_message = "It sends calls to the pods of its color."
  }

  assert {
    condition     = oci_apigateway_deployment.this[0].specification[0].routes[0].backend[0].url == "http://10.0.4.9:21000/20230101/featureStores" && output.api_private_endpoint == "http://10.0.4.9:21000/20230101" && output.cluster_id == "ocid1.cluster.oc1.iad.new" && keys(output.subnet_ids) == ["api", "cluster", "db", "functions", "gateway", "lb", "nodes"]
    error_message = "The API gateway calls the load balancer of the service."
  }

  assert {
    condition     = keys(oci_identity_dynamic_group.this) == ["authoriser", "nodes"] && oci_identity_dynamic_group.this["nodes"].matching_rule == "ALL {instance.compartment.id = 'ocid1.compartment.oc1..bbbb'}" && oci_identity_policy.api_secret[0].statements == tolist(["allow dynamic-group id ${oci_identity_dynamic_group.this["nodes"].id} to read secret-bundles in compartment id ocid1.compartment.oc1..bbbb where target.secret.id = '${oci_vault_secret.mysql_admin[0].id}'"]) && length(oci_identity_policy.puller_secret) == 0
    error_message = "The nodes have the permissions of the API."
  }

  assert {
    condition     = toset(keys(oci_monitoring_alarm.this)) == toset(["errors", "latency", "database-cpu", "database-storage", "nodes", "pods"]) && strcontains(oci_monitoring_alarm.this["pods"].query, "ocid1.cluster.oc1.iad.new")
    error_message = "Alarms for nodes and pods in place of instances."
  }
}

run "newer_version_of_kubernetes" {
  command = apply

  override_data {
    target = data.oci_containerengine_cluster_option.all
    values = { kubernetes_versions = ["v1.33.1", "v1.34.1", "v1.35.0"] }
  }

  assert {
    condition     = oci_containerengine_cluster.this[0].kubernetes_version == "v1.34.1" && oci_containerengine_node_pool.this[0].kubernetes_version == "v1.34.1" && oci_containerengine_node_pool.this[0].node_source_details[0].image_id == "ocid1.image.oc1.iad.x86"
    error_message = "A deployed cluster keeps its version."
  }
}

run "upgrade_of_kubernetes" {
  command = plan

  variables {
    kubernetes_version = "v1.35.0"
  }

  override_data {
    target = data.oci_containerengine_cluster_option.all
    values = { kubernetes_versions = ["v1.33.1", "v1.34.1", "v1.35.0"] }
  }

  override_data {
    target = data.oci_containerengine_node_pool_option.all
    values = { sources = [{ source_name = "Oracle-Linux-8.10-2025.11.20-0-OKE-1.35.0-1300", image_id = "ocid1.image.oc1.iad.v135", source_type = "IMAGE" }] }
  }

  assert {
    condition     = oci_containerengine_cluster.this[0].kubernetes_version == "v1.35.0" && oci_containerengine_node_pool.this[0].kubernetes_version == "v1.35.0" && oci_containerengine_node_pool.this[0].node_source_details[0].image_id == "ocid1.image.oc1.iad.v135"
    error_message = "The variable upgrades cluster and nodes."
  }
}

run "new_version_of_the_api" {
  command = apply

  variables {
    service_version = "1.2.0"
  }

  assert {
    condition     = output.deployed_versions.api_blue == "iad.ocir.io/mytenancy/store/api:feature-store-api-1.2.0" && output.mysql_db_system_id == run.new_cluster.mysql_db_system_id && output.gateway_id == run.new_cluster.gateway_id && output.cluster_id == run.new_cluster.cluster_id && output.api_private_endpoint == run.new_cluster.api_private_endpoint
    error_message = "A new version changes the image only."
  }
}

run "both_colors" {
  command = apply

  variables {
    colors       = { blue = { count = 2 }, green = { image = "iad.ocir.io/mytenancy/store/api:feature-store-api-1.2.0" } }
    active_color = "green"
  }

  assert {
    condition     = keys(kubernetes_service_v1.api) == ["blue", "green"] && kubernetes_deployment_v1.api["blue"].spec[0].replicas == "2" && kubernetes_deployment_v1.api["green"].spec[0].template[0].spec[0].container[0].image == "iad.ocir.io/mytenancy/store/api:feature-store-api-1.2.0" && kubernetes_service_v1.api["green"].spec[0].selector.color == "green" && kubernetes_service_v1.api["green"].spec[0].port[0].node_port == kubernetes_service_v1.api["blue"].spec[0].port[0].node_port + 1
    error_message = "Each color has its deployment and its service."
  }

  assert {
    condition     = oci_apigateway_deployment.this[0].specification[0].routes[0].backend[0].type == "DYNAMIC_ROUTING_BACKEND" && [for side in oci_apigateway_deployment.this[0].specification[0].routes[0].backend[0].routing_backends : side.backend[0].url if side.key[0].is_default] == ["http://10.0.4.9:21001/20230101/featureStores"]
    error_message = "The routes of the API gateway select the color."
  }
}

run "password_in_a_secret" {
  command = plan

  variables {
    db_config = { db_secret_source = "LOCAL" }
  }

  assert {
    condition     = nonsensitive(kubernetes_secret_v1.database[0].data.MYSQL_PASSWORD) == "Secret#1" && kubernetes_deployment_v1.api["blue"].spec[0].template[0].spec[0].container[0].env_from[0].secret_ref[0].name == "database" && !strcontains(jsonencode(kubernetes_deployment_v1.api["blue"].spec), "Secret#1") && toset([for variable in kubernetes_deployment_v1.api["blue"].spec[0].template[0].spec[0].container[0].env : variable.name]) == toset(["MYSQL_USER", "MYSQL_DB_URL"])
    error_message = "The password is in a secret of the cluster, not in the deployment."
  }

  assert {
    condition     = keys(kubernetes_deployment_v1.api["blue"].spec[0].template[0].metadata[0].annotations) == tolist(["feature-store/password-version"])
    error_message = "Another version of the secret restarts the pods."
  }

  expect_failures = [check.password_in_the_environment]
}

run "public_endpoint" {
  command = plan

  variables {
    cluster_endpoint = "public"
    ingress          = "private"
  }

  assert {
    condition     = oci_containerengine_cluster.this[0].endpoint_config[0].is_public_ip_enabled && !oci_core_subnet.cluster[0].prohibit_public_ip_on_vnic && length(oci_core_route_table.public) == 1 && length(oci_core_internet_gateway.this) == 1 && length(oci_resourcemanager_private_endpoint.this) == 0 && length(oci_core_network_security_group.manager) == 0
    error_message = "A public endpoint is in a public subnet, and Resource Manager needs no endpoint of its own."
  }
}

run "existing_private_endpoint_of_resource_manager" {
  command = plan

  variables {
    resource_manager_private_endpoint_id = "ocid1.ormprivateendpoint.oc1.iad.mine"
  }

  assert {
    condition     = length(oci_resourcemanager_private_endpoint.this) == 0 && length(oci_core_network_security_group.manager) == 0 && local.manager_id == "ocid1.ormprivateendpoint.oc1.iad.mine"
    error_message = "It is used, and its security rules are its owner's."
  }
}

run "nodes" {
  command = plan

  variables {
    node_shape         = "VM.Standard.A1.Flex"
    node_ocpus         = 4
    node_memory_in_gbs = 48
    node_count         = 5
    ssh_authorized_key = "ssh-ed25519 AAAA me"
    instance_tag       = "Operations.FeatureStore"
    defined_tags       = { "Operations.CostCenter" = "42" }
  }

  assert {
    condition     = oci_containerengine_node_pool.this[0].node_shape_config[0].ocpus == 4 && oci_containerengine_node_pool.this[0].node_shape_config[0].memory_in_gbs == 48 && oci_containerengine_node_pool.this[0].node_config_details[0].size == 5 && oci_containerengine_node_pool.this[0].node_source_details[0].image_id == "ocid1.image.oc1.iad.arm" && oci_containerengine_node_pool.this[0].ssh_public_key == "ssh-ed25519 AAAA me"
    error_message = "Nodes are as configured, with an image for their architecture and a login."
  }

  assert {
    condition     = oci_containerengine_node_pool.this[0].node_config_details[0].defined_tags == tomap({ "Operations.CostCenter" = "42", "Operations.FeatureStore" = local.name }) && strcontains(oci_identity_dynamic_group.this["nodes"].matching_rule, "tag.Operations.FeatureStore.value = '${local.name}'")
    error_message = "Only nodes with the tag of this deployment read its secrets."
  }
}

run "fixed_shape" {
  command = plan

  variables {
    node_shape = "VM.Standard2.4"
  }

  assert {
    condition     = length(oci_containerengine_node_pool.this[0].node_shape_config) == 0
    error_message = "A fixed shape has its size."
  }
}

run "existing_cluster" {
  command = apply

  variables {
    existing_cluster_id   = "ocid1.cluster.oc1.iad.theirs"
    node_cidr_blocks      = ["10.8.10.0/24", "10.8.11.0/24"]
    node_compartment_ocid = "ocid1.compartment.oc1..nodes"
    vcn_details           = { vcn_id = "ocid1.vcn.oc1.iad.theirs", vcn_cidr = "10.9.0.0/16", sgw_enable = true }
  }

  assert {
    condition     = length(oci_containerengine_cluster.this) == 0 && length(oci_containerengine_node_pool.this) == 0 && length(oci_core_subnet.nodes) == 0 && length(oci_core_subnet.cluster) == 0 && length(oci_core_network_security_group.nodes) == 0 && length(data.oci_containerengine_cluster_option.all) == 0
    error_message = "No cluster, no nodes and no network of them."
  }

  assert {
    condition     = data.oci_containerengine_cluster_kube_config.this[0].cluster_id == "ocid1.cluster.oc1.iad.theirs" && output.cluster_id == "ocid1.cluster.oc1.iad.theirs" && oci_core_subnet.lb[0].cidr_block == "10.9.9.0/24" && oci_core_subnet.gateway[0].cidr_block == "10.9.12.0/24" && oci_resourcemanager_private_endpoint.this[0].subnet_id == oci_core_subnet.lb[0].id
    error_message = "The load balancers have a subnet before the four of every stack."
  }

  assert {
    condition     = oci_identity_dynamic_group.this["nodes"].matching_rule == "ALL {instance.compartment.id = 'ocid1.compartment.oc1..nodes'}" && keys(kubernetes_deployment_v1.api) == ["blue"]
    error_message = "Its nodes run the API, with the permissions of the API."
  }
}

run "without_a_token" {
  command = plan

  variables {
    ocir_puller_user_ocid  = ""
    ocir_puller_auth_token = ""
  }

  assert {
    condition     = length(kubernetes_secret_v1.puller) == 0 && length(kubernetes_deployment_v1.api["blue"].spec[0].template[0].spec[0].image_pull_secrets) == 0
    error_message = "Without a token, the image is public."
  }

  expect_failures = [check.image_of_pods]
}

run "version_that_is_not_offered" {
  command = plan

  variables {
    kubernetes_version = "v1.32.0"
  }

  override_data {
    target = data.oci_containerengine_node_pool_option.all
    values = { sources = [{ source_name = "Oracle-Linux-8.10-2025.01.20-0-OKE-1.32.0-1000", image_id = "ocid1.image.oc1.iad.v132", source_type = "IMAGE" }] }
  }

  expect_failures = [check.kubernetes_version]
}
