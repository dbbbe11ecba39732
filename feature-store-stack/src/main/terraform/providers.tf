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
}

data "oci_identity_availability_domains" "region" {
  compartment_id = var.tenancy_ocid
}

data "oci_core_services" "oracle_services_network" {
  filter {
    name   = "name"
    values = ["All .* Services In Oracle Services Network"]
    regex  = true
  }
}
