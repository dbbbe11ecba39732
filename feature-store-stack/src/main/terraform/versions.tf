# Resource Manager runs Terraform 1.5.
terraform {
  required_version = ">= 1.5.0"

  required_providers {
    oci = {
      source = "oracle/oci"

      # 7.2.0 was the first version with network security groups of MySQL DB systems.
      version = ">= 7.2.0, < 9.0.0"
    }

    kubernetes = {
      source = "hashicorp/kubernetes"

      # 2.30.0 has all arguments that are used here. Terraform has no optional providers: it loads this one for a stack without a
      # cluster, too, and then never connects.
      version = ">= 2.30.0, < 3.0.0"
    }
  }
}
