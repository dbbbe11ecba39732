locals {
  # The same inputs give the same names, on any machine and without a provider for random values.
  suffix = substr(sha1("${var.compartment_ocid}/${var.deployment_name}"), 0, 6)
  name   = "feature-store-${local.suffix}"

  # No version among them: a new one must not touch the network or the database.
  tags = { "feature-store-deployment" = var.deployment_name }

  subscriptions = flatten(data.oci_identity_region_subscriptions.tenancy[*].region_subscriptions)
  home_region   = coalesce(var.home_region, one([for subscription in local.subscriptions : subscription.region_name if subscription.is_home_region]))

  # Null when home_region is given: the tenancy's subscriptions are not read then.
  region_key = one([for subscription in local.subscriptions : lower(subscription.region_key) if subscription.region_name == var.region])

  # Deployments spread over the availability domains; one deployment stays in its own, next to its database.
  availability_domains = sort(data.oci_identity_availability_domains.region.availability_domains[*].name)
  availability_domain  = local.availability_domains[parseint(local.suffix, 16) % length(local.availability_domains)]

  oracle_services = one(data.oci_core_services.oracle_services_network.services)

  # In policies: the root compartment is called tenancy.
  policy_scope = var.compartment_ocid == var.tenancy_ocid ? "tenancy" : "compartment id ${var.compartment_ocid}"

  api_image        = can(regex("[:@][^/]+$", var.api_img_ocir_url)) ? var.api_img_ocir_url : "${var.api_img_ocir_url}:feature-store-api-${var.service_version}"
  authoriser_image = can(regex("[:@][^/]+$", var.function_img_ocir_url)) ? var.function_img_ocir_url : "${var.function_img_ocir_url}:feature-store-authoriser-${var.service_version}"

  # Name of the repository as policies know it: without host, namespace, tag and digest.
  api_repository        = one(regex("^[^/]+/[^/]+/([^:@]+)", var.api_img_ocir_url))
  authoriser_repository = one(regex("^[^/]+/[^/]+/([^:@]+)", var.function_img_ocir_url))

  # A registry's host starts with the region's key (iad.ocir.io) or names the region (ocir.us-ashburn-1.oci.oraclecloud.com).
  registry_hosts = compact(["ocir.${var.region}.", local.region_key == null ? "" : "${local.region_key}.ocir."])

  api_port      = 21000
  mysql_port    = 3306
  api_base_path = "/20230101"
}
