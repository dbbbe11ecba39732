variable "tenancy_ocid" {
  type = string
}

variable "compartment_ocid" {
  type = string
}

variable "region" {
  type = string
}

variable "user_ocid" {
  type    = string
  default = ""
}

variable "service_version" {
  description = "Version of the images."
  type        = string
  default     = "1.1.1"
}

variable "image_url" {
  description = "Image of the API."
  type        = string
}

variable "db_name" {
  description = "Name of the database: letters, digits and #."
  type        = string
  default     = "FeatureStore"
}

variable "node_count" {
  type    = number
  default = 3
}

variable "deletion_protection" {
  type    = bool
  default = true
}

variable "ports" {
  type    = list(number)
  default = [21000]
}

variable "labels" {
  type    = map(string)
  default = {}
}

variable "vcn_details" {
  type = object({
    vcn_id   = optional(string)
    vcn_cidr = optional(string, "10.0.0.0/16")
  })
  default = {}
}

variable "puller_token" {
  type      = string
  default   = null
  sensitive = true
}

variable "secret_map" {
  type      = map(string)
  default   = {}
  sensitive = true
}
