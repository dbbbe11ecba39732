locals {
  mysql_user     = "admin"
  mysql_password = sensitive(base64decode(data.oci_secrets_secretbundle.mysql_admin.secret_bundle_content[0].content))
}

resource "oci_mysql_mysql_db_system" "this" {
  compartment_id          = var.compartment_ocid
  availability_domain     = local.availability_domain
  display_name            = coalesce(var.db_name, local.name)
  description             = "Feature store (${var.deployment_name})"
  shape_name              = var.mysql_shape
  subnet_id               = oci_core_subnet.db.id
  nsg_ids                 = [oci_core_network_security_group.db.id]
  hostname_label          = "mysql"
  port                    = local.mysql_port
  admin_username          = local.mysql_user
  admin_password          = local.mysql_password
  data_storage_size_in_gb = 50
  freeform_tags           = local.tags

  backup_policy {
    is_enabled        = true
    retention_in_days = 7

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
    # A change of any of these would make the provider delete the database and create an empty one.
    ignore_changes = [admin_password, admin_username, availability_domain, fault_domain, mysql_version]
  }
}
