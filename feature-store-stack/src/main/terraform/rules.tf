# What no single variable can tell: inputs that contradict each other. Terraform 1.5 lets a variable's validation look at that
# variable only, so they are preconditions of a resource that is nothing else.

locals {
  parts_of_a_network = compact([
    local.network.dhcp_options_id, local.network.igw_id, local.network.nat_gw_id, local.network.sgw_id,
    local.network.private_route_table_id, local.network.public_route_table_id,
  ])
}

resource "terraform_data" "inputs" {
  lifecycle {
    precondition {
      condition     = contains(keys(local.colors), var.active_color)
      error_message = "active_color = \"${var.active_color}\" does not run: write {${var.active_color} = {}} into colors beside ${join(", ", keys(local.colors))}, or another active_color."
    }

    precondition {
      condition     = !local.new_vcn || length(local.parts_of_a_network) == 0
      error_message = "vcn_details names parts of an existing network (${join(", ", local.parts_of_a_network)}): write its vcn_id, too."
    }

    precondition {
      condition     = var.existing_vcn_id == "" || var.vcn_details.vcn_id == null || try(var.existing_vcn_id == var.vcn_details.vcn_id, false)
      error_message = "existing_vcn_id and vcn_details.vcn_id name two networks: write one of them."
    }

    precondition {
      condition     = local.new_vcn || !local.create_private_routes || local.network.sgw_id != null || local.network.sgw_enable || local.network.nat_gw_id != null
      error_message = "The existing network has no way to Vault, the Container Registry and IAM: write sgw_id (or sgw_enable = true, if it has no service gateway), nat_gw_id or private_route_table_id into vcn_details."
    }

    precondition {
      condition     = !local.own_database || local.own_mysql.ip_address != null && local.own_mysql.secret_name != null && local.existing_vault_id != null
      error_message = "With one's own database (db_config.user_db), write mysql_db_config.mysql_db_ip_addr, user_db_config.db_password_secret and db_config.vault_ocid, too."
    }

    precondition {
      condition     = local.own_database || local.own_mysql.ip_address == null && local.own_mysql.secret_name == null && local.own_mysql.name == null
      error_message = "mysql_db_config and user_db_config describe a database of one's own: write db_config = {user_db = true}, too, or leave them out."
    }

    precondition {
      condition     = local.vault_compartment_id == null || local.existing_vault_id != null
      error_message = "db_config.vault_compartment_id says where an existing vault lies: write vault_ocid, too, or leave it out."
    }

    precondition {
      condition     = (var.custom_domain == "") == (var.certificate_ocid == "")
      error_message = "A domain needs a certificate and a certificate a domain: write custom_domain and certificate_ocid, or neither."
    }

    precondition {
      condition     = local.gateway || var.custom_domain == ""
      error_message = "Without a gateway nothing serves custom_domain: write ingress = \"public\" or \"private\", or leave it out."
    }

    precondition {
      condition     = local.pull_by_token == (var.ocir_puller_auth_token != "")
      error_message = "Write both ocir_puller_user_ocid and ocir_puller_auth_token, or neither."
    }

    precondition {
      condition     = var.mysql_max_storage_in_gbs == 0 || var.mysql_max_storage_in_gbs >= var.mysql_storage_in_gbs
      error_message = "mysql_max_storage_in_gbs is less than mysql_storage_in_gbs (${var.mysql_storage_in_gbs}): write at least that, or 0."
    }

    precondition {
      condition     = var.alarm_email == "" || var.enable_alarms
      error_message = "alarm_email is told of alarms that enable_alarms = false switches off: write enable_alarms = true, or leave it out."
    }
  }
}

check "authoriser" {
  assert {
    condition     = local.gateway
    error_message = "ingress = \"none\": the API has no authoriser. Whoever sends from ${join(", ", local.client_cidr_blocks)} may read and change everything."
  }
}

check "way_to_own_database" {
  assert {
    condition     = !local.own_database || !local.new_vcn
    error_message = "The new network has no way to one's own database at ${coalesce(local.own_mysql.ip_address, "?")} yet: connect the two, or deploy into the database's network (vcn_details)."
  }
}

check "ssh" {
  assert {
    condition     = var.ssh_authorized_key == ""
    error_message = "ssh_authorized_key does nothing: the API runs on container instances, which have no login."
  }
}
