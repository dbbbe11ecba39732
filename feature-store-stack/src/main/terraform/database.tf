locals {
  # Null for a secret that cannot be read: its postcondition fails an apply, but not a destroy, which must work without the secret.
  mysql_password = one([for bundle in data.oci_secrets_secretbundle.mysql_admin : sensitive(try(base64decode(bundle.secret_bundle_content[0].content), null))])

  # With VAULT, the API reads the password from Vault, so it is not visible in the console. With LOCAL, it is.
  mysql_basic_auth = var.db_config.db_secret_source == "LOCAL"
  own_password     = one([for bundle in data.oci_secrets_secretbundle.own_mysql : sensitive(base64decode(try(bundle.secret_bundle_content[0].content, "")))])
  database_password = local.mysql_basic_auth ? {
    MYSQL_AUTH_TYPE = "BASIC"
    MYSQL_PASSWORD  = local.own_database ? local.own_password : local.mysql_password
    } : {
    MYSQL_AUTH_TYPE         = "VAULT"
    MYSQL_VAULT_OCID        = local.vault_id
    MYSQL_VAULT_SECRET_NAME = local.database_secret_name
  }

  database_connection = {
    MYSQL_USER   = local.mysql_user
    MYSQL_DB_URL = "jdbc:mysql://${coalesce(local.mysql_address, "?")}:${local.mysql_port}/FeatureStore?createDatabaseIfNotExist=true"
  }

  mysql_address = local.own_database ? local.own_mysql.ip_address : one(oci_mysql_mysql_db_system.this[*].ip_address)
}

resource "oci_mysql_mysql_db_system" "this" {
  count = local.own_database ? 0 : 1

  compartment_id          = var.compartment_ocid
  availability_domain     = local.availability_domain
  display_name            = coalesce(var.db_name, local.name)
  description             = "Feature store (${var.deployment_name})"
  shape_name              = var.mysql_shape == "" ? "MySQL.2" : var.mysql_shape
  is_highly_available     = var.mysql_high_availability
  subnet_id               = one(oci_core_subnet.db[*].id)
  nsg_ids                 = oci_core_network_security_group.db[*].id
  hostname_label          = local.new_vcn ? "mysql" : null
  port                    = local.mysql_port
  admin_username          = local.mysql_user
  admin_password          = local.mysql_password
  data_storage_size_in_gb = var.mysql_storage_in_gbs
  freeform_tags           = local.tags
  defined_tags            = local.defined_tags

  data_storage {
    is_auto_expand_storage_enabled = var.mysql_max_storage_in_gbs > 0
    max_storage_size_in_gbs        = var.mysql_max_storage_in_gbs > 0 ? var.mysql_max_storage_in_gbs : null
  }

  backup_policy {
    is_enabled        = true
    retention_in_days = var.mysql_backup_retention_in_days

    pitr_policy {
      is_enabled = true
    }
  }

  deletion_policy {
    is_delete_protected        = var.mysql_deletion_protection
    final_backup               = "REQUIRE_FINAL_BACKUP"
    automatic_backup_retention = "RETAIN"
  }

  lifecycle {
    # A change of any of the first five would replace the database with an empty one. A change of the shape restarts it, also if only
    # the default of the stack changes; rules.tf reports a configured shape that differs.
    ignore_changes = [
      admin_password, admin_username, availability_domain, fault_domain, mysql_version, shape_name,
      defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"],
    ]
  }
}
