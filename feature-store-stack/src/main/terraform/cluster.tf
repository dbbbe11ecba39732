# Kubernetes cluster (Kubernetes Engine, OKE), if a color of the API runs on one.

locals {
  cluster_id = local.new_cluster ? one(oci_containerengine_cluster.this[*].id) : var.existing_cluster_id

  # Resource Manager reaches an endpoint within a VCN only through its own private endpoint in that VCN.
  private_cluster = local.on_cluster && var.cluster_endpoint == "private"
  new_manager     = local.private_cluster && var.resource_manager_private_endpoint_id == ""
  manager_id      = local.new_manager ? one(oci_resourcemanager_private_endpoint.this[*].id) : var.resource_manager_private_endpoint_id

  # Ports of Kubernetes Engine and of its nodes.
  kubernetes_api_port = 6443
  control_plane_port  = 12250
  kubelet_port        = 10250
  ssh_port            = 22

  # Server and certificate authority of the Kubernetes API. The address is that of the endpoint, also behind Resource Manager's.
  kubeconfig         = one([for file in data.oci_containerengine_cluster_kube_config.this : try(yamldecode(file.content).clusters[0].cluster, null)])
  kubernetes_api     = try(local.kubeconfig.server, "")
  kubernetes_api_ip  = try(regex("^https://([0-9.]+):", local.kubernetes_api)[0], "")
  cluster_ca         = try(base64decode(local.kubeconfig["certificate-authority-data"]), "")
  reachable_endpoint = one(data.oci_resourcemanager_private_endpoint_reachable_ip.cluster[*].ip_address)

  # Versions in the order of their numbers: v1.9.0 is before v1.10.0.
  offered_versions = flatten(data.oci_containerengine_cluster_option.all[*].kubernetes_versions)
  sorted_versions  = { for version in local.offered_versions : join(".", [for part in split(".", trimprefix(version, "v")) : format("%06d", part)]) => version }
  newest_version   = try(reverse(values(local.sorted_versions))[0], "")

  cluster_version = var.kubernetes_version == "" ? one(terraform_data.kubernetes_version[*].input) : var.kubernetes_version

  # Names are Oracle-Linux-8.10-2025.08.31-0-OKE-1.34.1-1191, and Oracle-Linux-8.10-aarch64-... for Arm shapes (A1, A2).
  arm         = can(regex("\\.A[0-9]+\\.", var.node_shape))
  image_names = "^Oracle-Linux-8\\.[0-9]+-${local.arm ? "aarch64-" : ""}[0-9]{4}\\..*-OKE-${trimprefix(coalesce(local.cluster_version, "?"), "v")}-"
  node_images = { for source in flatten(data.oci_containerengine_node_pool_option.all[*].sources) : source.source_name => source.image_id if can(regex(local.image_names, source.source_name)) }
  node_image  = try(reverse(values(local.node_images))[0], "")

  # Addresses that the cluster uses for pods and services, in no network (the defaults of Kubernetes Engine).
  pods_cidr     = "10.244.0.0/16"
  services_cidr = "10.96.0.0/16"
}

# The versions that Kubernetes Engine offers now. rules.tf warns if that of the cluster is no longer among them.
data "oci_containerengine_cluster_option" "all" {
  count = local.new_cluster ? 1 : 0

  cluster_option_id = "all"
  compartment_id    = var.compartment_ocid

  lifecycle {
    postcondition {
      condition     = try(length(self.kubernetes_versions) > 0, false)
      error_message = "The Kubernetes versions of ${var.region} cannot be read. Check compartment_ocid, region and the permission to read cluster-family."
    }
  }
}

# The newest version at the first apply. Another one is an upgrade, which is the user's decision.
resource "terraform_data" "kubernetes_version" {
  count = local.new_cluster ? 1 : 0

  input            = local.newest_version
  triggers_replace = [var.kubernetes_version == ""]

  lifecycle {
    ignore_changes = [input]
  }
}

data "oci_containerengine_node_pool_option" "all" {
  count = local.new_cluster ? 1 : 0

  node_pool_option_id = "all"
  compartment_id      = var.compartment_ocid

  lifecycle {
    postcondition {
      condition     = try(length(self.sources) > 0, false)
      error_message = "The images of nodes in ${var.region} cannot be read. Check compartment_ocid, region and the permission to read cluster-family."
    }
  }
}

# The newest image for the version and the architecture. A newer image of the same version does not replace nodes.
resource "terraform_data" "node_image" {
  count = local.new_cluster ? 1 : 0

  input            = local.node_image
  triggers_replace = [local.cluster_version, local.arm]

  lifecycle {
    ignore_changes = [input]
  }
}

# An enhanced cluster replaces nodes one by one when their version, image or shape changes; a basic one cannot.
resource "oci_containerengine_cluster" "this" {
  count = local.new_cluster ? 1 : 0

  compartment_id     = var.compartment_ocid
  name               = local.name
  type               = "ENHANCED_CLUSTER"
  vcn_id             = local.vcn_id
  kubernetes_version = local.cluster_version
  freeform_tags      = local.tags
  defined_tags       = local.defined_tags

  # Pods have addresses of the cluster, and connect with those of their node: so they need no subnet, and the rules of the network
  # security group of the nodes are theirs.
  cluster_pod_network_options {
    cni_type = "FLANNEL_OVERLAY"
  }

  endpoint_config {
    subnet_id            = one(oci_core_subnet.cluster[*].id)
    nsg_ids              = oci_core_network_security_group.cluster[*].id
    is_public_ip_enabled = !local.private_cluster
  }

  options {
    service_lb_subnet_ids = oci_core_subnet.lb[*].id

    kubernetes_network_config {
      pods_cidr     = local.pods_cidr
      services_cidr = local.services_cidr
    }

    service_lb_config {
      freeform_tags = local.tags
    }
  }

  depends_on = [
    oci_core_network_security_group_security_rule.cluster_to_services,
    terraform_data.inputs,
  ]

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_containerengine_node_pool" "this" {
  count = local.new_cluster ? 1 : 0

  compartment_id     = var.compartment_ocid
  cluster_id         = one(oci_containerengine_cluster.this[*].id)
  name               = local.name
  kubernetes_version = local.cluster_version
  node_shape         = var.node_shape
  ssh_public_key     = var.ssh_authorized_key == "" ? null : var.ssh_authorized_key
  freeform_tags      = local.tags
  defined_tags       = local.defined_tags

  dynamic "node_shape_config" {
    for_each = endswith(var.node_shape, ".Flex") ? [1] : []

    content {
      ocpus         = var.node_ocpus
      memory_in_gbs = var.node_memory_in_gbs
    }
  }

  node_source_details {
    source_type = "IMAGE"
    image_id    = one(terraform_data.node_image[*].input)
  }

  node_config_details {
    size          = var.node_count
    nsg_ids       = oci_core_network_security_group.nodes[*].id
    freeform_tags = local.tags
    defined_tags  = local.instance_tags

    dynamic "placement_configs" {
      for_each = local.availability_domains
      iterator = domain

      content {
        availability_domain = domain.value
        subnet_id           = one(oci_core_subnet.nodes[*].id)
      }
    }

    node_pool_pod_network_option_details {
      cni_type = "FLANNEL_OVERLAY"
    }
  }

  # A node is replaced by a new one first, and has an hour to move its pods.
  node_pool_cycling_details {
    is_node_cycling_enabled = true
    maximum_surge           = "1"
    maximum_unavailable     = "0"
  }

  node_eviction_node_pool_settings {
    eviction_grace_duration              = "PT1H"
    is_force_delete_after_grace_duration = true
  }

  # Without these, nodes cannot join the cluster. They have their permissions from the start.
  depends_on = [
    oci_core_network_security_group_security_rule.cluster_from_nodes,
    oci_core_network_security_group_security_rule.cluster_to_nodes,
    oci_core_network_security_group_security_rule.control_plane_from_nodes,
    oci_core_network_security_group_security_rule.nodes_from_cluster,
    oci_core_network_security_group_security_rule.nodes_from_nodes,
    oci_core_network_security_group_security_rule.nodes_to_cluster,
    oci_core_network_security_group_security_rule.nodes_to_control_plane,
    oci_core_network_security_group_security_rule.nodes_to_nodes,
    oci_core_network_security_group_security_rule.nodes_to_services,
    oci_identity_policy.api,
    oci_identity_policy.api_secret,
    oci_identity_policy.data,
    oci_identity_policy.images,
  ]

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]

    precondition {
      condition     = one(terraform_data.node_image[*].input) != ""
      error_message = "Kubernetes Engine has no image of Oracle Linux 8 for Kubernetes ${coalesce(local.cluster_version, "?")} and ${var.node_shape}. Set kubernetes_version to one of ${join(", ", local.offered_versions)}, or change node_shape."
    }
  }
}

# Connection of Resource Manager to the Kubernetes API

data "oci_containerengine_cluster_kube_config" "this" {
  count = local.on_cluster ? 1 : 0

  cluster_id    = local.cluster_id
  endpoint      = local.private_cluster ? "PRIVATE_ENDPOINT" : "PUBLIC_ENDPOINT"
  token_version = "2.0.0"

  lifecycle {
    postcondition {
      condition     = try(length(yamldecode(self.content).clusters[0].cluster.server) > 0, false)
      error_message = "The connection to the cluster ${coalesce(local.cluster_id, "?")} cannot be read. Check existing_cluster_id, that the cluster has a ${var.cluster_endpoint} endpoint (cluster_endpoint), and the permission to use clusters."
    }
  }
}

resource "oci_resourcemanager_private_endpoint" "this" {
  count = local.new_manager ? 1 : 0

  compartment_id = var.compartment_ocid
  display_name   = local.name
  description    = "Connection of Resource Manager to the cluster of the feature store (${var.deployment_name})"
  vcn_id         = local.vcn_id
  subnet_id      = local.new_cluster ? one(oci_core_subnet.cluster[*].id) : one(oci_core_subnet.lb[*].id)
  nsg_id_list    = oci_core_network_security_group.manager[*].id
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  depends_on = [
    oci_core_network_security_group_security_rule.cluster_from_manager,
    oci_core_network_security_group_security_rule.manager_to_cluster,
  ]

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

data "oci_resourcemanager_private_endpoint_reachable_ip" "cluster" {
  count = local.private_cluster ? 1 : 0

  private_endpoint_id = local.manager_id
  private_ip          = local.kubernetes_api_ip

  lifecycle {
    postcondition {
      condition     = try(length(self.ip_address) > 0, false)
      error_message = "Resource Manager has no address for the Kubernetes API at ${local.kubernetes_api_ip}. Check resource_manager_private_endpoint_id and the permission to use orm-private-endpoints, or set cluster_endpoint to public."
    }
  }
}
