# Resource Manager signs requests as the user that submitted the job.
provider "oci" {
  region = var.region
}

# IAM resources can be changed in the home region of the tenancy only.
provider "oci" {
  alias  = "home"
  region = local.home_region
}

# Workers of Resource Manager have the OCI CLI, which gives each call a token of the user that submitted the job. Without a cluster,
# the provider has a host that does not exist: by default it would take one from its environment. Its name is the hint that
# an apply fails with if it removes the cluster together with the last color on it.
provider "kubernetes" {
  host                   = !local.on_cluster ? "https://remove-the-colors-on-oke-before-the-cluster.invalid" : local.private_cluster ? "https://${coalesce(local.reachable_endpoint, "?")}:${local.kubernetes_api_port}" : local.kubernetes_api
  tls_server_name        = local.private_cluster ? local.kubernetes_api_ip : null
  cluster_ca_certificate = local.on_cluster ? local.cluster_ca : null

  dynamic "exec" {
    for_each = local.on_cluster ? [local.cluster_id] : []
    iterator = cluster

    content {
      api_version = "client.authentication.k8s.io/v1beta1"
      command     = "oci"
      args        = ["ce", "cluster", "generate-token", "--cluster-id", cluster.value, "--region", var.region]
    }
  }
}

data "oci_identity_region_subscriptions" "tenancy" {
  count = var.home_region == "" ? 1 : 0

  tenancy_id = var.tenancy_ocid

  lifecycle {
    postcondition {
      condition     = try(anytrue([for subscription in self.region_subscriptions : subscription.is_home_region]), false)
      error_message = "The tenancy ${var.tenancy_ocid} does not exist or its region subscriptions cannot be read. Check tenancy_ocid and the permission to inspect tenancies, or set home_region."
    }
  }
}

# Keys of the regions, for the names of the images. Reading them requires no permission.
data "oci_identity_regions" "all" {
  count = local.default_images && var.home_region != "" ? 1 : 0

  lifecycle {
    postcondition {
      condition     = try(contains([for region in self.regions : region.name], var.region), false)
      error_message = "OCI has no region ${var.region}, or its regions cannot be read. Check region, or set api_img_ocir_url and function_img_ocir_url."
    }
  }
}

data "oci_identity_availability_domains" "region" {
  compartment_id = var.compartment_ocid

  lifecycle {
    postcondition {
      condition     = try(length(self.availability_domains) > 0, false)
      error_message = "The availability domains of ${var.region} cannot be read. Check compartment_ocid, region and the permission to inspect compartments in it."
    }
  }
}

data "oci_core_services" "oracle_services_network" {
  filter {
    name   = "name"
    values = ["All .* Services In Oracle Services Network"]
    regex  = true
  }

  lifecycle {
    postcondition {
      condition     = try(length(self.services) == 1, false)
      error_message = "The services of the Oracle Services Network in ${var.region} cannot be read. Check region and the permission to read virtual-network-family."
    }
  }
}
