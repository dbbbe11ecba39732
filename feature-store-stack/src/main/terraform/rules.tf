# Combinations of inputs. In Terraform 1.5 a validation of a variable can refer to that variable only, so these conditions are
# preconditions of a resource that creates nothing.

locals {
  resources_of_a_vcn = compact([
    local.network.dhcp_options_id, local.network.igw_id, local.network.nat_gw_id, local.network.sgw_id,
    local.network.private_route_table_id, local.network.public_route_table_id,
  ])
}

resource "terraform_data" "inputs" {
  lifecycle {
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
      condition     = local.pull_by_token == (var.ocir_puller_auth_token != "")
      error_message = "ocir_puller_user_ocid and ocir_puller_auth_token require each other. Set both or neither."
    }

    precondition {
      condition     = var.mysql_max_storage_in_gbs == 0 || var.mysql_max_storage_in_gbs >= var.mysql_storage_in_gbs
      error_message = "mysql_max_storage_in_gbs must be at least mysql_storage_in_gbs (${var.mysql_storage_in_gbs}) or 0, but is ${var.mysql_max_storage_in_gbs}."
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

check "ssh" {
  assert {
    condition     = var.ssh_authorized_key == ""
    error_message = "ssh_authorized_key has no effect, because container instances have no login. Remove it."
  }
}
