resource "oci_container_instances_container_instance" "api" {
  compartment_id                       = var.compartment_ocid
  availability_domain                  = local.availability_domain
  display_name                         = "${local.name}-api"
  shape                                = var.container_shape
  container_restart_policy             = "ALWAYS"
  graceful_shutdown_timeout_in_seconds = "60"
  freeform_tags                        = local.tags

  shape_config {
    ocpus         = var.container_shape_flex_details.ocpus
    memory_in_gbs = var.container_shape_flex_details.memory
  }

  vnics {
    display_name          = "${local.name}-api"
    subnet_id             = oci_core_subnet.api.id
    nsg_ids               = [oci_core_network_security_group.api.id]
    is_public_ip_assigned = false
  }

  containers {
    display_name = "feature-store-api"
    image_url    = local.api_image

    # The server fetches the password from Vault itself: it stands neither here nor in the console.
    environment_variables = {
      MYSQL_USER              = local.mysql_user
      MYSQL_AUTH_TYPE         = "VAULT"
      MYSQL_VAULT_OCID        = oci_kms_vault.this.id
      MYSQL_VAULT_SECRET_NAME = oci_vault_secret.mysql_admin.secret_name
      MYSQL_DB_URL            = "jdbc:mysql://${oci_mysql_mysql_db_system.this.ip_address}:${local.mysql_port}/FeatureStore?createDatabaseIfNotExist=true"
    }

    health_checks {
      name                     = "health"
      health_check_type        = "HTTP"
      path                     = "/health"
      port                     = local.api_port
      initial_delay_in_seconds = 120
      interval_in_seconds      = 30
      timeout_in_seconds       = 10
      failure_threshold        = 3
      failure_action           = "KILL"

      headers {
        name  = "Host"
        value = "127.0.0.1"
      }
    }
  }

  # Without these rights the image cannot be pulled and the server cannot open its database.
  depends_on = [
    oci_core_network_security_group_security_rule.api_to_db,
    oci_core_network_security_group_security_rule.api_to_services,
    oci_core_network_security_group_security_rule.db_from_api,
    oci_identity_policy.api,
    oci_identity_policy.api_secret,
    oci_identity_policy.images,
  ]

  lifecycle {
    # A new image replaces the instance; the gateway moves to the new one before the old one goes.
    create_before_destroy = true

    precondition {
      condition     = local.region_key == null || anytrue([for host in local.registry_hosts : startswith(var.api_img_ocir_url, host)])
      error_message = "api_img_ocir_url must lie in the Container Registry of ${var.region} (its host starts with ${join(" or ", local.registry_hosts)}), because the API's network reaches the services of its own region only. Copy the image there."
    }
  }
}
