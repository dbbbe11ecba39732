terraform {
  required_version = ">= 1.5"
  required_providers {
    oci = { source = "oracle/oci", version = "~> 8.0" }
  }
}

variable "name" {
  type        = string
  default     = "a"
  description = "The name."
  validation {
    condition     = can(regex("^[a-z]{1,15}$", var.name)) && length(var.name) > 0
    error_message = "name must be letters, not ${var.name}."
  }
}

variable "sizes" {
  type    = map(object({ ocpus = optional(number, 1), tags = list(string) }))
  default = {}
}

locals {
  list   = [for k, v in var.sizes : "${k}-${v.ocpus}" if v.ocpus > 0x0 || k != ""]
  object = { for s in ["a", "b"] : s => upper(s)... }
  text   = <<-EOT
    %{ for k in keys(var.sizes) ~}
    ${k} = %{ if k == "a" }one%{ else }other%{ endif }
    %{ endfor ~}
  EOT
  sum    = (1 + 2 * 3 - 4 / 2 % 3) >= 3 ? null : -1.5e3
  splat  = oci_core_vcn.this[*].id
  index  = local.list[0].x["y"]
}

resource "oci_core_vcn" "this" {
  count          = var.name == "a" ? 1 : 0
  compartment_id = "ocid1.compartment.oc1..b" # comment
  cidr_blocks    = [cidrsubnet("10.0.0.0/16", 8, 1)] // comment
  /* comment */
  lifecycle { ignore_changes = [defined_tags] }
  dynamic "rule" {
    for_each = toset(["a"])
    content { x = rule.value }
  }
}

module "network" {
  source = "./network"
  name   = var.name
}

output "id" {
  value     = try(oci_core_vcn.this[0].id, "")
  sensitive = true
}
