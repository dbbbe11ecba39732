variable "region" {
  type = string
}

variable "label" {
  type = string

  validation {
    condition     = can(regex("^v[0-9.]+$", var.label))
    error_message = "Write v and a version."
  }
}
