# Combinations of inputs. In Terraform 1.5 a validation of a variable can refer to that variable only, so these conditions are
# preconditions of a resource that creates nothing.

locals {
  resources_of_a_vcn = compact([
    local.network.dhcp_options_id, local.network.igw_id, local.network.nat_gw_id, local.network.sgw_id,
    local.network.private_route_table_id, local.network.public_route_table_id,
  ])
}

# Size of the network, from the effective values: each of them can come from vcn_details or from a variable of the console.
locals {
  vcn_prefix    = try(tonumber(split("/", local.network.vcn_cidr)[1]), 0)
  subnet_prefix = local.vcn_prefix + local.network.subnet_suffix
  least_suffix  = local.on_cluster ? 3 : 2

  # OCI reserves the first two addresses and the last of each subnet.
  api_addresses = max(pow(2, 32 - local.subnet_prefix) - 3, 0)

  instance_count = sum(concat([0], [for color in values(local.instance_colors) : color.count]))

  # The load balancer, and the instances twice, because a new version starts before the old one is deleted.
  needed_api_addresses = 1 + 2 * local.instance_count

  # One more, because a node is replaced by a new one first.
  needed_node_addresses = local.new_cluster ? 1 + var.node_count : 0

  # Pods that a node has room for: 500 thousandths of a CPU and 4 GB are the system's.
  pods_of_a_node = floor(min((2 * var.node_ocpus - 0.5) / local.shape.ocpus, (var.node_memory_in_gbs - 4) / (local.shape.memory_in_gbs / 2)))
  pod_count      = sum(concat([0], [for color in values(local.pod_colors) : color.count + 1]))
}

resource "terraform_data" "inputs" {
  # All names depend on it (local.suffix), so a condition must not refer to a name.
  input = var.region

  lifecycle {
    ignore_changes = [input]

    precondition {
      condition     = contains(keys(local.colors), var.active_color)
      error_message = "active_color is \"${var.active_color}\", but colors contains only ${join(", ", keys(local.colors))}. Add ${var.active_color} to colors, or change active_color."
    }

    precondition {
      condition     = !local.new_vcn || length(local.resources_of_a_vcn) == 0
      error_message = "vcn_details refers to resources of an existing VCN (${join(", ", local.resources_of_a_vcn)}), but has no vcn_id. Set vcn_details.vcn_id to the OCID of that VCN."
    }

    precondition {
      condition     = var.existing_vcn_id == "" || var.vcn_details.vcn_id == null || try(var.existing_vcn_id == var.vcn_details.vcn_id, false)
      error_message = "existing_vcn_id and vcn_details.vcn_id are two different VCNs. Set only vcn_details.vcn_id."
    }

    precondition {
      condition     = local.new_vcn || !local.create_private_routes || local.network.sgw_id != null || local.network.sgw_enable || local.network.nat_gw_id != null
      error_message = "The existing VCN has no route to Vault, the Container Registry and IAM. In vcn_details, set sgw_id, nat_gw_id or private_route_table_id, or set sgw_enable to true if the VCN has no service gateway."
    }

    precondition {
      condition     = can(regex("^[0-9]+(\\.[0-9]+){3}/[0-9]+$", local.network.vcn_cidr)) && try(cidrsubnet(local.network.vcn_cidr, 0, 0) == local.network.vcn_cidr, false) && local.vcn_prefix >= 16 && local.vcn_prefix <= 26
      error_message = "vcn_details.vcn_cidr is ${local.network.vcn_cidr}, but must be an IPv4 CIDR block of /16 to /26 that starts with its first address, such as 10.0.0.0/16. Change vcn_details.vcn_cidr."
    }

    precondition {
      condition     = floor(local.network.subnet_suffix) == local.network.subnet_suffix && local.network.subnet_suffix >= local.least_suffix && local.subnet_prefix <= 28
      error_message = "The prefix length of vcn_cidr (${local.vcn_prefix}) and subnet_suffix (${local.network.subnet_suffix}) give subnets of /${local.subnet_prefix}, but a subnet needs at least 16 addresses (/28), and the VCN has ${local.subnet_count}. Set vcn_details.subnet_suffix to a whole number from ${local.least_suffix} to ${max(28 - local.vcn_prefix, local.least_suffix)}."
    }

    precondition {
      condition     = floor(local.network.max_subnet) == local.network.max_subnet && local.network.max_subnet >= local.subnet_count && local.network.max_subnet <= pow(2, local.network.subnet_suffix)
      error_message = "max_subnet is ${local.network.max_subnet}, but vcn_cidr ${local.network.vcn_cidr} has ${pow(2, local.network.subnet_suffix)} subnets with a subnet_suffix of ${local.network.subnet_suffix}. Set vcn_details.max_subnet to a whole number from ${local.subnet_count} to ${pow(2, local.network.subnet_suffix)}."
    }

    precondition {
      condition     = local.api_addresses >= local.needed_api_addresses
      error_message = "The API's subnet (/${local.subnet_prefix}) has ${local.api_addresses} addresses, but ${local.instance_count} container instances need ${local.needed_api_addresses}: one for the load balancer and, while a new version starts, two for each instance. Decrease vcn_details.subnet_suffix or colors.<color>.count."
    }

    precondition {
      condition     = local.shape.ocpus >= 1 && local.shape.memory_in_gbs >= local.shape.ocpus && local.shape.memory_in_gbs <= min(64 * local.shape.ocpus, 1024)
      error_message = "A container instance has ${local.shape.ocpus} OCPUs and ${local.shape.memory_in_gbs} GB of memory, but memory must be 1 to 64 GB for each OCPU and at most 1024 GB. Change container_shape_flex_details.memory or container_shape_flex_details.ocpus."
    }

    precondition {
      condition     = !local.own_database || local.own_mysql.ip_address != null && local.own_mysql.secret_name != null && local.existing_vault_id != null
      error_message = "db_config.user_db is true, but the existing database is incomplete. Set mysql_db_config.mysql_db_ip_addr, user_db_config.db_password_secret and db_config.vault_ocid."
    }

    precondition {
      condition     = local.own_database || local.own_mysql.ip_address == null && local.own_mysql.secret_name == null && local.own_mysql.name == null
      error_message = "mysql_db_config and user_db_config describe an existing database, but db_config.user_db is false. Set db_config.user_db to true, or remove mysql_db_config and user_db_config."
    }

    precondition {
      condition     = local.vault_compartment_id == null || local.existing_vault_id != null
      error_message = "db_config.vault_compartment_id requires an existing vault. Set db_config.vault_ocid, or remove vault_compartment_id."
    }

    precondition {
      condition     = (var.custom_domain == "") == (var.certificate_ocid == "")
      error_message = "custom_domain and certificate_ocid require each other. Set both or neither."
    }

    precondition {
      condition     = local.gateway || var.custom_domain == ""
      error_message = "custom_domain requires an API gateway, but ingress is \"none\". Set ingress to \"public\" or \"private\", or remove custom_domain."
    }

    precondition {
      condition     = var.create_iam || var.feature_store_user_group_id != "" || var.authorized_user_groups != ""
      error_message = "create_iam is false, so the stack creates no group of users. Set feature_store_user_group_id to the OCID of a group whose members can call the API."
    }

    precondition {
      condition     = local.gateway || length(local.cors.allowed_origins) == 0
      error_message = "cors.allowed_origins requires an API gateway, but ingress is \"none\". Set ingress to \"public\" or \"private\", or remove cors."
    }

    precondition {
      condition     = local.pull_by_token == (var.ocir_puller_auth_token != "")
      error_message = "ocir_puller_user_ocid and ocir_puller_auth_token require each other. Set both or neither."
    }

    precondition {
      condition     = var.mysql_max_storage_in_gbs == 0 || var.mysql_max_storage_in_gbs >= var.mysql_storage_in_gbs
      error_message = "mysql_max_storage_in_gbs must be at least mysql_storage_in_gbs (${var.mysql_storage_in_gbs}) or 0, but is ${var.mysql_max_storage_in_gbs}."
    }

    precondition {
      condition     = !local.on_cluster || var.existing_cluster_id == "" || !local.new_vcn && length(var.node_cidr_blocks) > 0
      error_message = "existing_cluster_id requires the VCN of the cluster and the subnets of its nodes. Set vcn_details.vcn_id and node_cidr_blocks."
    }

    precondition {
      condition     = var.existing_cluster_id != "" || length(var.node_cidr_blocks) == 0 && var.node_compartment_ocid == ""
      error_message = "node_cidr_blocks and node_compartment_ocid describe the nodes of an existing cluster. Set existing_cluster_id, or remove them."
    }

    precondition {
      condition     = var.resource_manager_private_endpoint_id == "" || local.private_cluster
      error_message = "resource_manager_private_endpoint_id requires a cluster with a private endpoint. Set compute to \"oke\" and cluster_endpoint to \"private\", or remove it."
    }

    precondition {
      condition     = !local.new_cluster || local.api_addresses >= local.needed_node_addresses
      error_message = "The subnet of the nodes (/${local.subnet_prefix}) has ${local.api_addresses} addresses, but ${var.node_count} nodes need ${local.needed_node_addresses}: one more while a node is replaced. Decrease vcn_details.subnet_suffix or node_count."
    }

    precondition {
      condition     = !local.new_cluster || try(!contains([for block in [local.pods_cidr, local.services_cidr] : split("/", block)[0]], cidrhost("${split("/", local.network.vcn_cidr)[0]}/16", 0)), true)
      error_message = "vcn_details.vcn_cidr ${local.network.vcn_cidr} overlaps with the addresses of pods (${local.pods_cidr}) or services (${local.services_cidr}) in the cluster. Change vcn_details.vcn_cidr."
    }

    precondition {
      condition     = !local.new_cluster || !endswith(var.node_shape, ".Flex") || local.pod_count <= var.node_count * local.pods_of_a_node
      error_message = "${var.node_count} nodes with ${var.node_ocpus} OCPUs and ${var.node_memory_in_gbs} GB have room for ${var.node_count * max(local.pods_of_a_node, 0)} pods, but ${local.pod_count} are needed: those of all colors, and one more of each color while a new version starts. Increase node_count, node_ocpus or node_memory_in_gbs, or decrease container_shape_flex_details."
    }

    precondition {
      condition     = var.alarm_email == "" || var.enable_alarms
      error_message = "alarm_email requires alarms, but enable_alarms is false. Set enable_alarms to true, or remove alarm_email."
    }
  }
}

check "authoriser" {
  assert {
    condition     = local.gateway
    error_message = "ingress is \"none\", so the API has no authoriser. Every client in ${join(", ", local.client_cidr_blocks)} can read and change all data."
  }
}

check "route_to_existing_database" {
  assert {
    condition     = !local.own_database || !local.new_vcn
    error_message = "The new VCN has no route to the existing database at ${coalesce(local.own_mysql.ip_address, "?")}. Connect the two VCNs, or set vcn_details.vcn_id to the database's VCN."
  }
}

check "password_in_the_environment" {
  assert {
    condition     = !local.mysql_basic_auth
    error_message = "db_config.db_secret_source is \"LOCAL\": all users with permission to read the container instances of the compartment or the secrets of the cluster, or the Terraform state, see the password of the database. Set it to \"VAULT\" if the API can read the secret."
  }
}

check "mysql_shape" {
  assert {
    condition     = var.mysql_shape == "" || alltrue([for database in oci_mysql_mysql_db_system.this : database.shape_name == var.mysql_shape])
    error_message = "mysql_shape is ${var.mysql_shape}, but the deployed DB system keeps its shape ${try(oci_mysql_mysql_db_system.this[0].shape_name, "?")}. Change it with oci mysql db-system update --db-system-id ${try(oci_mysql_mysql_db_system.this[0].id, "OCID")} --shape-name ${var.mysql_shape}, which restarts the database."
  }
}

check "ssh" {
  assert {
    condition     = var.ssh_authorized_key == "" || local.new_cluster
    error_message = "ssh_authorized_key has no effect, because container instances have no login, and an existing cluster keeps its keys. Remove it."
  }
}

check "image_of_pods" {
  assert {
    condition     = length(local.pod_colors) == 0 || local.pull_by_token
    error_message = "Nodes pull images without a user only from public repositories: the permissions of instance principals do not extend to pulling images. Set ocir_puller_user_ocid and ocir_puller_auth_token, or make the repository public."
  }
}

check "kubernetes_version" {
  assert {
    condition     = length(local.offered_versions) == 0 || try(contains(local.offered_versions, local.cluster_version), true)
    error_message = "Kubernetes Engine does not offer Kubernetes ${coalesce(local.cluster_version, "?")}. Set kubernetes_version to the next of ${join(", ", local.offered_versions)}."
  }
}
