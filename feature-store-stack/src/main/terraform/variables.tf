# Where

variable "tenancy_ocid" {
  description = "OCID of the tenancy. Dynamic groups and the policies about images and groups are made in it."
  type        = string

  validation {
    condition     = can(regex("^ocid1\\.tenancy\\.[^.]+\\.[^.]*\\.[^.]+$", var.tenancy_ocid))
    error_message = "Write the OCID of the tenancy; it starts with \"ocid1.tenancy.\"."
  }
}

variable "compartment_ocid" {
  description = "OCID of the compartment that everything else is made in."
  type        = string

  validation {
    condition     = can(regex("^ocid1\\.(compartment|tenancy)\\.[^.]+\\.[^.]*\\.[^.]+$", var.compartment_ocid))
    error_message = "Write the OCID of a compartment; it starts with \"ocid1.compartment.\" (or \"ocid1.tenancy.\" for the root compartment)."
  }
}

variable "region" {
  description = "Identifier of the region to deploy to, such as us-ashburn-1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]+(-[a-z0-9]+)+-[0-9]+$", var.region))
    error_message = "Write the region's identifier, for example \"us-ashburn-1\", not its key (\"IAD\") or its name (\"US East\")."
  }
}

variable "home_region" {
  description = "Identifier of the tenancy's home region. Empty: looked up, which needs the right to inspect the tenancy."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.home_region == "" || can(regex("^[a-z]+(-[a-z0-9]+)+-[0-9]+$", var.home_region))
    error_message = "Write the home region's identifier, for example \"us-ashburn-1\", or leave it out."
  }
}

variable "deployment_name" {
  description = "Tells several feature stores in one compartment apart; part of the names and tags of what is made. Another name makes another feature store."
  type        = string
  default     = "DEFAULT_NAME"

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9 _.-]{0,63}$", var.deployment_name))
    error_message = "Write 1 to 64 letters, digits, spaces, dots, hyphens or underscores, beginning with a letter or a digit."
  }
}

# What runs

variable "service_version" {
  description = "Version of the feature store's images. It completes an image that is given without a tag: feature-store-api-<version>, feature-store-authoriser-<version>."
  type        = string
  default     = "1.1.1"

  validation {
    condition     = can(regex("^[0-9A-Za-z][0-9A-Za-z_.-]{0,63}$", var.service_version))
    error_message = "Write a version as it stands in the tags of the images, for example \"1.1.1\"."
  }
}

variable "api_img_ocir_url" {
  description = "Image of the API in the Container Registry of the same region, such as iad.ocir.io/mytenancy/feature-store:feature-store-api-1.1.1. Without a tag, service_version says which."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+/[^/:@]+/[^:@]*[^/:@](:[A-Za-z0-9_][A-Za-z0-9_.-]*)?(@sha256:[0-9a-f]{64})?$", var.api_img_ocir_url))
    error_message = "Write the image as <region key>.ocir.io/<namespace>/<repository>, with \":<tag>\" or without, for example \"iad.ocir.io/mytenancy/feature-store:feature-store-api-1.1.1\"."
  }
}

variable "function_img_ocir_url" {
  description = "Image of the authoriser function in the Container Registry of the same region, such as iad.ocir.io/mytenancy/feature-store:feature-store-authoriser-1.1.1. Without a tag, service_version says which."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+/[^/:@]+/[^:@]*[^/:@](:[A-Za-z0-9_][A-Za-z0-9_.-]*)?(@sha256:[0-9a-f]{64})?$", var.function_img_ocir_url))
    error_message = "Write the image as <region key>.ocir.io/<namespace>/<repository>, with \":<tag>\" or without, for example \"iad.ocir.io/mytenancy/feature-store:feature-store-authoriser-1.1.1\"."
  }
}

variable "container_shape" {
  description = "Shape of the container instance that runs the API."
  type        = string
  default     = "CI.Standard.E4.Flex"

  validation {
    condition     = can(regex("^CI\\.", var.container_shape))
    error_message = "Write a shape of Container Instances, for example \"CI.Standard.E4.Flex\"."
  }
}

variable "container_shape_flex_details" {
  description = "Size of the container instance: ocpus, and memory in GB."
  type = object({
    ocpus  = optional(number, 1)
    memory = optional(number, 16)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.container_shape_flex_details.ocpus >= 1 && var.container_shape_flex_details.memory >= var.container_shape_flex_details.ocpus && var.container_shape_flex_details.memory <= 64 * var.container_shape_flex_details.ocpus
    error_message = "Write ocpus of at least 1 and memory of 1 to 64 GB for each OCPU, for example {ocpus = 1, memory = 16}."
  }
}

# Who may use it

variable "feature_store_user_group_id" {
  description = "OCID of the group whose members may call the API."
  type        = string

  validation {
    condition     = can(regex("^ocid1\\.group\\.[^.]+\\.[^.]*\\.[^.]+$", var.feature_store_user_group_id))
    error_message = "Write the OCID of a group; it starts with \"ocid1.group.\"."
  }
}

variable "user_ocid" {
  description = "OCID of the user who deploys, and so has to be able to pull the images: may then read their repositories, and no others. Empty: that right is expected to be there."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.user_ocid == "" || can(regex("^ocid1\\.user\\.[^.]+\\.[^.]*\\.[^.]+$", var.user_ocid))
    error_message = "Write the OCID of a user; it starts with \"ocid1.user.\". Or leave it out."
  }
}

variable "ingress" {
  description = "Where the API gateway can be reached: public (from the internet) or private (from the stack's network)."
  type        = string
  default     = "public"
  nullable    = false

  validation {
    condition     = contains(["public", "private"], var.ingress)
    error_message = "Write \"public\" or \"private\"."
  }
}

# Database

variable "db_name" {
  description = "Display name of the MySQL database. Empty: made from the deployment's name."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.db_name) <= 255
    error_message = "Write at most 255 characters, or leave it out."
  }
}

variable "mysql_shape" {
  description = "Shape of the MySQL database."
  type        = string
  default     = "MySQL.VM.Standard.E3.1.8GB"

  validation {
    condition     = can(regex("^MySQL\\.", var.mysql_shape))
    error_message = "Write a shape of the MySQL service, for example \"MySQL.VM.Standard.E3.1.8GB\"."
  }
}

variable "mysql_deletion_protection" {
  description = "Whether the MySQL service refuses to delete the database. Apply with false before a destroy."
  type        = bool
  default     = true
  nullable    = false
}
