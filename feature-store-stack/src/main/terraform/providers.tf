# Resource Manager signs requests as the user that submitted the job.
provider "oci" {
  region = var.region
}

# IAM resources can be changed in the home region of the tenancy only.
provider "oci" {
  alias  = "home"
  region = local.home_region
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
