variable "compartment_ocid" {
  type = string
}

variable "network_name" {
  type = string
}

variable "storage_tier" {
  type    = string
  default = "Standard"
}

variable "password" {
  type      = string
  sensitive = true
}

resource "oci_core_vcn" "this" {
  compartment_id = var.compartment_ocid
  cidr_blocks    = ["10.0.0.0/16"]
  display_name   = var.network_name
  freeform_tags  = { "checksum" = md5(nonsensitive(var.password)) }
}

resource "oci_core_subnet" "this" {
  compartment_id = var.compartment_ocid
  vcn_id         = oci_core_vcn.this.id
  cidr_block     = "10.0.1.0/24"
}

resource "oci_objectstorage_bucket" "this" {
  compartment_id = var.compartment_ocid
  namespace      = "example"
  name           = "features"
  storage_tier   = var.storage_tier
}

output "vcn_id" {
  value = oci_core_vcn.this.id
}
