resource "oci_functions_application" "authoriser" {
  count = local.gateway ? 1 : 0

  compartment_id             = var.compartment_ocid
  display_name               = local.name
  subnet_ids                 = oci_core_subnet.functions[*].id
  network_security_group_ids = oci_core_network_security_group.functions[*].id
  freeform_tags              = local.tags
  defined_tags               = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_functions_function" "authoriser" {
  count = local.gateway ? 1 : 0

  application_id     = one(oci_functions_application.authoriser[*].id)
  display_name       = "feature-store-authoriser"
  image              = local.authoriser_image
  memory_in_mbs      = "256"
  timeout_in_seconds = 30
  freeform_tags      = local.tags
  defined_tags       = local.defined_tags

  config = {
    GROUP_IDS = join(",", local.group_ids)
  }

  dynamic "provisioned_concurrency_config" {
    for_each = var.authoriser_provisioned_concurrency > 0 ? [var.authoriser_provisioned_concurrency] : []

    content {
      strategy = "CONSTANT"
      count    = provisioned_concurrency_config.value
    }
  }

  depends_on = [
    oci_core_network_security_group_security_rule.functions_to_services,
    oci_identity_policy.authoriser,
    oci_identity_policy.images,
  ]

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]

    precondition {
      condition     = local.region_key == null || anytrue([for host in local.registry_hosts : startswith(local.authoriser_image_name, host)])
      error_message = "function_img_ocir_url must be in the Container Registry of ${var.region}, whose host starts with ${join(" or ", local.registry_hosts)}. Functions pulls images of its own region only. Copy the image to that registry."
    }
  }
}
