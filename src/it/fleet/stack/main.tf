variable "compartment_ocid" {
  type = string
}

variable "network_name" {
  type = string
}

variable "labels" {
  type = map(string)
}

variable "bucket" {
  type    = bool
  default = false
}

resource "oci_core_vcn" "this" {
  compartment_id = var.compartment_ocid
  cidr_blocks    = ["10.0.0.0/16"]
  display_name   = var.network_name
  freeform_tags  = var.labels
}

resource "oci_objectstorage_bucket" "this" {
  count = var.bucket ? 1 : 0

  compartment_id = var.compartment_ocid
  namespace      = "example"
  name           = "features"
}

output "stage" {
  value = "${var.labels["team"]}-${var.labels["stage"]}"
}
