# Effective inputs: console variables take precedence over the attributes of the object variables.

locals {
  # Names are derived from the inputs, so that they are stable without a provider for random values. The region is a part, because
  # names of dynamic groups and policies are unique in the tenancy. Deployments from before have no region in terraform_data.inputs,
  # and keep their names.
  suffix = substr(sha1(join("/", compact([var.compartment_ocid, var.deployment_name, terraform_data.inputs.input]))), 0, 6)
  name   = "feature-store-${local.suffix}"

  # The tags contain no version, so that a new version does not update the VCN and the database.
  tags         = merge(var.freeform_tags, { "feature-store-deployment" = var.deployment_name })
  defined_tags = length(var.defined_tags) == 0 ? null : var.defined_tags

  subscriptions = flatten(data.oci_identity_region_subscriptions.tenancy[*].region_subscriptions)
  home_region   = coalesce(var.home_region, one([for subscription in local.subscriptions : subscription.region_name if subscription.is_home_region]))

  # Null if home_region and both images are set, because the stack then reads neither the region subscriptions nor the regions.
  region_keys = concat(
    [for subscription in local.subscriptions : lower(subscription.region_key) if subscription.region_name == var.region],
    [for region in flatten(data.oci_identity_regions.all[*].regions) : lower(region.key) if region.name == var.region],
  )
  region_key = try(local.region_keys[0], null)

  # Deployments start in different availability domains. The database stays in its availability domain.
  availability_domains = sort(data.oci_identity_availability_domains.region.availability_domains[*].name)
  first_domain         = parseint(local.suffix, 16) % length(local.availability_domains)
  availability_domain  = local.availability_domains[local.first_domain]

  oracle_services = one(data.oci_core_services.oracle_services_network.services)

  # Policies refer to the root compartment as "tenancy".
  policy_scope = var.compartment_ocid == var.tenancy_ocid ? "tenancy" : "compartment id ${var.compartment_ocid}"

  api_port      = 21000
  api_base_path = "/${var.spec_version}"
}

# Network

locals {
  network = {
    vcn_id                 = try(coalesce(var.existing_vcn_id, var.vcn_details.vcn_id), null)
    vcn_cidr               = coalesce(var.vcn_cidr, var.vcn_details.vcn_cidr)
    subnet_suffix          = coalesce(var.subnet_suffix, var.vcn_details.subnet_suffix)
    max_subnet             = coalesce(var.max_subnet, var.vcn_details.max_subnet)
    dhcp_options_id        = try(coalesce(var.existing_dhcp_options_id, var.vcn_details.dhcp_options_id), null)
    igw_id                 = try(coalesce(var.existing_igw_id, var.vcn_details.igw_id), null)
    nat_gw_id              = try(coalesce(var.existing_nat_gw_id, var.vcn_details.nat_gw_id), null)
    sgw_id                 = try(coalesce(var.existing_sgw_id, var.vcn_details.sgw_id), null)
    sgw_enable             = var.create_sgw || var.vcn_details.sgw_enable
    private_route_table_id = try(coalesce(var.existing_private_route_table_id, var.vcn_details.private_route_table_id), null)
    public_route_table_id  = try(coalesce(var.existing_public_route_table_id, var.vcn_details.public_route_table_id), null)
  }

  new_vcn = local.network.vcn_id == null
  gateway = var.ingress != "none"
  public  = var.ingress == "public"

  public_cluster = local.new_cluster && var.cluster_endpoint == "public"

  create_private_routes = local.network.private_route_table_id == null
  create_public_routes  = (local.public || local.public_cluster) && local.network.public_route_table_id == null
  create_igw            = local.create_public_routes && local.network.igw_id == null
  create_sgw            = local.create_private_routes && local.network.sgw_id == null && (local.new_vcn || local.network.sgw_enable)

  # A VCN without a service gateway reaches Oracle services through its NAT gateway, at their public addresses.
  over_nat = !local.new_vcn && local.network.nat_gw_id != null && local.network.sgw_id == null && !local.network.sgw_enable

  client_cidr_blocks = toset(length(var.client_cidr_blocks) > 0 ? var.client_cidr_blocks : [local.public ? local.anywhere : local.network.vcn_cidr])
}

# API gateway

locals {
  cors = {
    allowed_origins    = try(coalescelist(var.cors_allowed_origins, var.cors.allowed_origins), [])
    allowed_methods    = coalescelist(var.cors_allowed_methods, var.cors.allowed_methods)
    allowed_headers    = coalescelist(var.cors_allowed_headers, var.cors.allowed_headers)
    max_age_in_seconds = coalesce(var.cors_max_age_in_seconds, var.cors.max_age_in_seconds)
  }
}

# API

locals {
  shape = {
    ocpus         = coalesce(var.container_ocpus, var.container_shape_flex_details.ocpus)
    memory_in_gbs = coalesce(var.container_memory_in_gbs, var.container_shape_flex_details.memory)
  }

  # Without an image, that of the same name in the tenancy's own registry.
  default_images        = var.api_img_ocir_url == "" || (local.gateway && var.function_img_ocir_url == "")
  own_registry          = "${local.region_key == null ? "ocir.${var.region}.oci.oraclecloud.com" : "${local.region_key}.ocir.io"}/${coalesce(local.namespace, "?")}"
  api_image_name        = var.api_img_ocir_url == "" ? "${local.own_registry}/feature-store-api" : var.api_img_ocir_url
  authoriser_image_name = var.function_img_ocir_url == "" ? "${local.own_registry}/feature-store-authoriser" : var.function_img_ocir_url

  images_by_color   = { blue = var.blue_img_ocir_url, green = var.green_img_ocir_url }
  computes_by_color = { blue = var.blue_compute, green = var.green_compute }

  colors = { for color, image in local.images_by_color : color => {
    image   = try(coalesce(image, try(var.colors[color].image, null)), null)
    count   = coalesce(var.instance_count, try(var.colors[color].count, 1))
    compute = coalesce(local.computes_by_color[color], try(var.colors[color].compute, null), var.compute)
  } if image != "" || contains(keys(var.colors), color) }

  instance_colors = { for color, details in local.colors : color => details if details.compute == "container_instances" }
  pod_colors      = { for color, details in local.colors : color => details if details.compute == "oke" }

  on_instances = length(local.instance_colors) > 0

  # The cluster stays as long as compute is oke, also without a color on it: only a stack with a connection to the cluster can
  # delete what is on it.
  on_cluster  = var.compute == "oke" || length(local.pod_colors) > 0
  new_cluster = local.on_cluster && var.existing_cluster_id == ""

  # The stack appends the version to an image without tag and digest.
  api_image_names  = { for color, details in local.colors : color => coalesce(details.image, local.api_image_name) }
  api_images       = { for color, name in local.api_image_names : color => can(regex("[:@][^/]+$", name)) ? name : "${name}:feature-store-api-${var.service_version}" }
  authoriser_image = can(regex("[:@][^/]+$", local.authoriser_image_name)) ? local.authoriser_image_name : "${local.authoriser_image_name}:feature-store-authoriser-${var.service_version}"

  # Repository names as in policies: without host, namespace, tag and digest.
  api_repositories      = distinct([for image in values(local.api_images) : one(regex("^[^/]+/[^/]+/([^:@]+)", image))])
  authoriser_repository = one(regex("^[^/]+/[^/]+/([^:@]+)", local.authoriser_image_name))

  # A registry's host starts with the region's key (iad.ocir.io) or names the region (ocir.us-ashburn-1.oci.oraclecloud.com).
  registry_hosts = compact(["ocir.${var.region}.", local.region_key == null ? "" : "${local.region_key}.ocir."])

  # Without a group, the stack creates one.
  create_group  = var.create_iam && var.feature_store_user_group_id == ""
  user_group_id = local.create_group ? one(oci_identity_group.users[*].id) : var.feature_store_user_group_id

  group_ids = distinct(compact(concat([local.user_group_id], [for id in split(",", var.authorized_user_groups) : trimspace(id)])))

  pull_by_token = var.ocir_puller_user_ocid != ""

  # Container instances read the token from Vault, a cluster from a secret of its own.
  token_in_vault = local.pull_by_token && local.on_instances
}

# Database

locals {
  own_database = var.use_own_mysql || var.db_config.user_db

  own_mysql = {
    name        = try(coalesce(var.own_mysql_name, var.user_db_config.db_system_name), null)
    ip_address  = try(coalesce(var.own_mysql_ip_address, var.mysql_db_config.mysql_db_ip_addr), null)
    port        = coalesce(var.own_mysql_port, var.mysql_db_config.mysql_db_port)
    username    = coalesce(var.own_mysql_username, var.user_db_config.db_username)
    secret_name = try(coalesce(var.own_mysql_secret_name, var.user_db_config.db_password_secret), null)
  }

  mysql_port = local.own_database ? local.own_mysql.port : 3306
  mysql_user = local.own_database ? local.own_mysql.username : "admin"

  existing_vault_id    = try(coalesce(var.existing_vault_id, var.db_config.vault_ocid), null)
  vault_compartment_id = try(coalesce(var.existing_vault_compartment_id, var.db_config.vault_compartment_id), null)
}
