# Resource Manager runs Terraform 1.5.
terraform {
  required_version = ">= 1.5.0"

  required_providers {
    oci = {
      source = "oracle/oci"

      # 7.2.0 was the first version with network security groups of MySQL DB systems.
      version = ">= 7.2.0, < 9.0.0"
    }
  }
}
