variable "compartment_ocid" {
  type = string
}

variable "cidr" {
  type    = string
  default = "10.0.0.0/16"
}

variable "bucket_name" {
  type    = string
  default = "features"
}

resource "oci_core_vcn" "this" {
  compartment_id = var.compartment_ocid
  cidr_blocks    = [var.cidr]
}

resource "oci_core_subnet" "this" {
  compartment_id = var.compartment_ocid
  vcn_id         = oci_core_vcn.this.id
  cidr_block     = cidrsubnet(var.cidr, 8, 1)
}

resource "oci_objectstorage_bucket" "this" {
  compartment_id = var.compartment_ocid
  namespace      = "example"
  name           = var.bucket_name
}

output "vcn_id" {
  value = oci_core_vcn.this.id
}

output "bucket_id" {
  value     = oci_objectstorage_bucket.this.id
  sensitive = true
}
