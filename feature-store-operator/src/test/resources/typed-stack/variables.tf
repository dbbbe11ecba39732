variable "region" {}
variable "mode" {
  type    = string
  default = "public"
  validation {
    condition     = contains(["public", "private"], var.mode)
    error_message = "Write public or private."
  }
}
variable "ports" {
  type    = list(number)
  default = []
  validation {
    condition     = alltrue([for p in var.ports : p > 0 && p < 65536])
    error_message = "Ports are 1 to 65535."
  }
}
variable "size" {
  type    = object({ ocpus = optional(number, 1), memory = optional(number, 16) })
  default = {}
  validation {
    condition     = var.size.memory >= var.size.ocpus
    error_message = "Give ${var.size.ocpus} GB or more."
  }
}
variable "vcn" {
  type    = object({ cidr = string, dns = optional(string), subnets = optional(map(object({ bits = number })), {}) })
  default = null
  validation {
    condition     = var.vcn == null || can(cidrhost(var.vcn.cidr, 0))
    error_message = "Write a range such as 10.0.0.0/16."
  }
}
variable "pair" {
  type    = tuple([string, number])
  default = ["a", 1]
}
variable "zones" {
  type    = set(string)
  default = []
}
variable "anything" {
  type    = any
  default = null
}
variable "untyped" {
  default = null
}
variable "password" {
  type      = string
  default   = null
  sensitive = true
  validation {
    condition     = length(var.password) > 7
    error_message = "Give 8 characters or more."
  }
}
variable "flags" {
  type    = map(bool)
  default = {}
}
variable "service_version" {
  type    = string
  default = "1"
  validation {
    condition     = can(regex("^[0-9.]+$", var.service_version))
    error_message = "Write digits and dots."
  }
}
