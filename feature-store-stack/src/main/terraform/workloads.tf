# The API on a Kubernetes cluster: for each color a deployment, a budget for disruptions, and a service with a load balancer.

locals {
  # Ports of all nodes that the load balancers send to. They differ between feature stores, so that several can share a cluster.
  node_ports = {
    blue  = 30000 + 2 * (parseint(local.suffix, 16) % 1384)
    green = 30001 + 2 * (parseint(local.suffix, 16) % 1384)
  }

  # Port of the health check of kube-proxy, by which a load balancer knows the nodes that work.
  kube_proxy_port = 10256

  service_addresses = { for color, service in kubernetes_service_v1.api : color => service.status[0].load_balancer[0].ingress[0].ip }

  pod_labels = { for color in keys(local.pod_colors) : color => { app = "feature-store-api", color = color } }

  # An OCPU is two CPUs of Kubernetes. Half of the limits is reserved, so that nodes have room for a new version beside the old one.
  pod_limits   = { cpu = "${floor(2000 * local.shape.ocpus)}m", memory = "${floor(1024 * local.shape.memory_in_gbs)}Mi" }
  pod_requests = { cpu = "${floor(1000 * local.shape.ocpus)}m", memory = "${floor(512 * local.shape.memory_in_gbs)}Mi" }

  # The password is in a secret of the cluster, not in the deployment.
  pod_environment = local.mysql_basic_auth ? local.database_connection : merge(local.database_password, local.database_connection)

  # The pods restart when the password changes. The version is not secret.
  password_version = join("", concat(data.oci_secrets_secretbundle.mysql_admin[*].version_number, data.oci_secrets_secretbundle.own_mysql[*].version_number))
}

resource "kubernetes_namespace_v1" "this" {
  count = length(local.pod_colors) > 0 ? 1 : 0

  metadata {
    name   = local.name
    labels = { app = "feature-store-api" }
  }

  # The cluster deletes the load balancer with its service, so the rules and nodes must exist until then.
  depends_on = [
    oci_containerengine_node_pool.this,
    oci_core_network_security_group_security_rule.kube_proxy_from_lb,
    oci_core_network_security_group_security_rule.lb_to_kube_proxy,
    oci_core_network_security_group_security_rule.lb_to_nodes,
    oci_core_network_security_group_security_rule.lb_to_own_kube_proxy,
    oci_core_network_security_group_security_rule.lb_to_own_nodes,
    oci_core_network_security_group_security_rule.manager_to_cluster,
    oci_core_network_security_group_security_rule.manager_to_own_cluster,
    oci_core_network_security_group_security_rule.nodes_from_lb,
    terraform_data.inputs,
  ]
}

resource "kubernetes_secret_v1" "database" {
  count = length(local.pod_colors) > 0 && local.mysql_basic_auth ? 1 : 0

  metadata {
    name      = "database"
    namespace = one(kubernetes_namespace_v1.this[*].metadata[0].name)
  }

  data = local.database_password
}

resource "kubernetes_secret_v1" "puller" {
  count = length(local.pod_colors) > 0 && local.pull_by_token ? 1 : 0

  metadata {
    name      = "puller"
    namespace = one(kubernetes_namespace_v1.this[*].metadata[0].name)
  }

  type = "kubernetes.io/dockerconfigjson"

  data = {
    ".dockerconfigjson" = jsonencode({
      auths = { for host in distinct([for color in keys(local.pod_colors) : split("/", local.api_images[color])[0]]) : host => {
        username = local.puller_username
        password = var.ocir_puller_auth_token
        auth     = base64encode("${local.puller_username}:${var.ocir_puller_auth_token}")
      } }
    })
  }
}

resource "kubernetes_deployment_v1" "api" {
  for_each = local.pod_colors

  metadata {
    name      = "feature-store-api-${each.key}"
    namespace = one(kubernetes_namespace_v1.this[*].metadata[0].name)
    labels    = local.pod_labels[each.key]
  }

  # The apply waits until the pods answer their health check, and fails if they do not in this time.
  wait_for_rollout = true

  spec {
    replicas                  = each.value.count
    progress_deadline_seconds = 900

    selector {
      match_labels = local.pod_labels[each.key]
    }

    # A pod of a new version is ready before one of the old version stops.
    strategy {
      type = "RollingUpdate"

      rolling_update {
        max_surge       = "1"
        max_unavailable = "0"
      }
    }

    template {
      metadata {
        labels      = local.pod_labels[each.key]
        annotations = local.mysql_basic_auth ? { "feature-store/password-version" = local.password_version } : {}
      }

      spec {
        automount_service_account_token  = false
        termination_grace_period_seconds = 60

        dynamic "image_pull_secrets" {
          for_each = kubernetes_secret_v1.puller

          content {
            name = image_pull_secrets.value.metadata[0].name
          }
        }

        # Over the availability domains first, then over the nodes of each.
        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "topology.kubernetes.io/zone"
          when_unsatisfiable = "ScheduleAnyway"

          label_selector {
            match_labels = local.pod_labels[each.key]
          }
        }

        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "kubernetes.io/hostname"
          when_unsatisfiable = "ScheduleAnyway"

          label_selector {
            match_labels = local.pod_labels[each.key]
          }
        }

        container {
          name  = "feature-store-api"
          image = local.api_images[each.key]

          port {
            name           = "http"
            container_port = local.api_port
          }

          dynamic "env" {
            for_each = local.pod_environment

            content {
              name  = env.key
              value = env.value
            }
          }

          dynamic "env_from" {
            for_each = kubernetes_secret_v1.database

            content {
              secret_ref {
                name = env_from.value.metadata[0].name
              }
            }
          }

          resources {
            limits   = local.pod_limits
            requests = local.pod_requests
          }

          # The API needs up to two minutes to start. It answers /health only to requests with this Host header.
          startup_probe {
            period_seconds    = 10
            timeout_seconds   = 10
            failure_threshold = 60

            http_get {
              path = "/health"
              port = "http"

              http_header {
                name  = "Host"
                value = "127.0.0.1"
              }
            }
          }

          readiness_probe {
            period_seconds    = 10
            timeout_seconds   = 10
            failure_threshold = 3

            http_get {
              path = "/health"
              port = "http"

              http_header {
                name  = "Host"
                value = "127.0.0.1"
              }
            }
          }

          liveness_probe {
            period_seconds    = 30
            timeout_seconds   = 10
            failure_threshold = 3

            http_get {
              path = "/health"
              port = "http"

              http_header {
                name  = "Host"
                value = "127.0.0.1"
              }
            }
          }
        }
      }
    }
  }

  timeouts {
    create = "30m"
    update = "30m"
  }

  # Without these, the API cannot connect to its database.
  depends_on = [
    oci_core_network_security_group_security_rule.db_from_nodes,
    oci_core_network_security_group_security_rule.db_from_own_nodes,
    oci_core_network_security_group_security_rule.nodes_to_db,
    oci_core_network_security_group_security_rule.nodes_to_own_db,
    oci_identity_policy.api,
    oci_identity_policy.api_secret,
    oci_identity_policy.data,
  ]

  lifecycle {
    # The gateway leaves a color before its pods are deleted.
    create_before_destroy = true

    precondition {
      condition     = local.region_key == null || local.network.nat_gw_id != null || var.existing_cluster_id != "" || anytrue([for host in local.registry_hosts : startswith(local.api_images[each.key], host)])
      error_message = "The image ${local.api_images[each.key]} must be in the Container Registry of ${var.region}, whose host starts with ${join(" or ", local.registry_hosts)}. The network of the nodes reaches services of its own region only. Copy the image to that registry."
    }
  }
}

# While nodes are replaced, at most one pod of a color is down at a time.
resource "kubernetes_pod_disruption_budget_v1" "api" {
  for_each = local.pod_colors

  metadata {
    name      = "feature-store-api-${each.key}"
    namespace = one(kubernetes_namespace_v1.this[*].metadata[0].name)
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = local.pod_labels[each.key]
    }
  }
}

# Each color has a private network load balancer, which the cluster creates by these annotations. So the API gateway can send a call
# to either color, as it does with container instances.
resource "kubernetes_service_v1" "api" {
  for_each = local.pod_colors

  metadata {
    name      = "feature-store-api-${each.key}"
    namespace = one(kubernetes_namespace_v1.this[*].metadata[0].name)

    annotations = {
      "oci.oraclecloud.com/load-balancer-type"                                  = "nlb"
      "oci-network-load-balancer.oraclecloud.com/internal"                      = "true"
      "oci-network-load-balancer.oraclecloud.com/subnet"                        = one(oci_core_subnet.lb[*].id)
      "oci-network-load-balancer.oraclecloud.com/oci-network-security-groups"   = oci_core_network_security_group.lb.id
      "oci-network-load-balancer.oraclecloud.com/security-list-management-mode" = "None"
    }
  }

  wait_for_load_balancer = true

  spec {
    type     = "LoadBalancer"
    selector = local.pod_labels[each.key]

    port {
      name        = "http"
      port        = local.listener_ports[each.key]
      target_port = local.api_port
      node_port   = local.node_ports[each.key]
      protocol    = "TCP"
    }
  }

  lifecycle {
    # The gateway leaves a color before its load balancer is deleted.
    create_before_destroy = true
  }
}
