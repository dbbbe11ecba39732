locals {
  # The dynamic group of the API matches the tag.
  instance_tags = var.instance_tag == "" ? local.defined_tags : merge(var.defined_tags, { (var.instance_tag) = local.name })

  # Keys are blue-0, blue-1, green-0, ...
  instances = merge([for color, side in local.instance_colors : {
    for number in range(side.count) : "${color}-${number}" => {
      color  = color
      domain = local.availability_domains[(local.first_domain + number) % length(local.availability_domains)]
    }
  }]...)
}

resource "oci_container_instances_container_instance" "api" {
  for_each = local.on_instances ? local.instances : {}

  compartment_id                       = var.compartment_ocid
  availability_domain                  = each.value.domain
  display_name                         = "${local.name}-api-${each.key}"
  shape                                = var.container_shape
  container_restart_policy             = "ALWAYS"
  graceful_shutdown_timeout_in_seconds = "60"
  freeform_tags                        = local.tags
  defined_tags                         = local.instance_tags

  shape_config {
    ocpus         = local.shape.ocpus
    memory_in_gbs = local.shape.memory_in_gbs
  }

  vnics {
    display_name          = "${local.name}-api-${each.key}"
    subnet_id             = oci_core_subnet.api.id
    nsg_ids               = [oci_core_network_security_group.api.id]
    is_public_ip_assigned = false
  }

  containers {
    display_name = "feature-store-api"
    image_url    = local.api_images[each.value.color]

    environment_variables = merge(local.database_password, local.database_connection)

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

  dynamic "image_pull_secrets" {
    for_each = local.token_in_vault ? [1] : []

    content {
      registry_endpoint = split("/", local.api_images[each.value.color])[0]
      secret_type       = "VAULT"
      secret_id         = one(oci_vault_secret.puller[*].id)
    }
  }

  # Without these, the instance cannot pull its image or connect to its database. The listener is created after the policies and
  # takes a minute or two, in which the policies take effect.
  depends_on = [
    oci_core_network_security_group_security_rule.api_to_db,
    oci_core_network_security_group_security_rule.api_to_own_db,
    oci_core_network_security_group_security_rule.api_to_services,
    oci_core_network_security_group_security_rule.db_from_api,
    oci_identity_policy.api,
    oci_identity_policy.api_secret,
    oci_identity_policy.data,
    oci_identity_policy.images,
    oci_identity_policy.puller_secret,
    oci_network_load_balancer_listener.this,
    terraform_data.inputs,
  ]

  lifecycle {
    # A new image replaces the instance. The gateway is updated before the old instance is deleted.
    create_before_destroy = true
    ignore_changes        = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]

    precondition {
      condition     = local.region_key == null || local.network.nat_gw_id != null || anytrue([for host in local.registry_hosts : startswith(local.api_images[each.value.color], host)])
      error_message = "The image ${local.api_images[each.value.color]} must be in the Container Registry of ${var.region}, whose host starts with ${join(" or ", local.registry_hosts)}. The network of the API reaches services of its own region only. Copy the image to that registry."
    }
  }
}
