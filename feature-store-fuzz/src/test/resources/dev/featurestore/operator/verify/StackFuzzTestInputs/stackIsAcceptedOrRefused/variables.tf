variable "a" {
  type = string
  validation {
    condition     = length(var.a) < 10
    error_message = "a must be short."
  }
}
variable "b" { type = number }
variable "c" { type = list(string) }
variable "d" {
  type      = object({ k = string, n = map(number) })
  sensitive = true
}
variable "e" { default = null }
resource "oci_core_vcn" "this" {
  count      = var.b > 5 ? 1 : 0
  cidr_block = "10.0.0.0/16"
  lifecycle {
    precondition {
      condition     = var.a != "text"
      error_message = "a must not be text."
    }
  }
}
