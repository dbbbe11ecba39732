# Location, names and tags

variable "tenancy_ocid" {
  description = "OCID of the tenancy. The stack creates its dynamic groups and its tenancy-wide policies there. Example: ocid1.tenancy.oc1..aaaa..."
  type        = string

  validation {
    condition     = can(regex("^ocid1\\.tenancy\\.[^.]+\\.[^.]*\\.[^.]+$", var.tenancy_ocid))
    error_message = "tenancy_ocid must be the OCID of a tenancy, which starts with \"ocid1.tenancy.\"."
  }
}

variable "compartment_ocid" {
  description = "OCID of the compartment for all other resources. Example: ocid1.compartment.oc1..aaaa..."
  type        = string

  validation {
    condition     = can(regex("^ocid1\\.(compartment|tenancy)\\.[^.]+\\.[^.]*\\.[^.]+$", var.compartment_ocid))
    error_message = "compartment_ocid must be the OCID of a compartment, which starts with \"ocid1.compartment.\", or \"ocid1.tenancy.\" for the root compartment."
  }
}

variable "region" {
  description = "Region to deploy to. Example: us-ashburn-1"
  type        = string

  validation {
    condition     = can(regex("^[a-z]+(-[a-z0-9]+)+-[0-9]+$", var.region))
    error_message = "region must be a region identifier such as \"us-ashburn-1\", not a region key (\"IAD\") or name (\"US East\")."
  }
}

variable "home_region" {
  description = "Home region of the tenancy. If empty, the stack looks it up, which requires the permission to inspect the tenancy. Example: us-ashburn-1"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.home_region == "" || can(regex("^[a-z]+(-[a-z0-9]+)+-[0-9]+$", var.home_region))
    error_message = "home_region must be a region identifier such as \"us-ashburn-1\", or empty."
  }
}

variable "deployment_name" {
  description = "Name of this feature store. It is part of the names and tags of all resources and must be unique in the compartment. A changed name creates another feature store. Example: dev"
  type        = string
  default     = "DEFAULT_NAME"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9 _.-]{0,63}$", var.deployment_name))
    error_message = "deployment_name must be 1 to 64 letters, digits, spaces, periods, hyphens or underscores, and start with a letter or digit."
  }
}

variable "freeform_tags" {
  description = "Freeform tags of all resources, in addition to the stack's own tag feature-store-deployment. Example: {department: finance}"
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = !contains(keys(var.freeform_tags), "feature-store-deployment")
    error_message = "freeform_tags must not contain the key \"feature-store-deployment\", which the stack sets."
  }
}

variable "defined_tags" {
  description = "Defined tags of all resources, with their namespace. Example: {Operations.CostCenter: \"42\"}"
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key in keys(var.defined_tags) : can(regex("^[^. ]+\\.[^. ]+$", key))])
    error_message = "defined_tags must have keys of the form <namespace>.<tag>, such as \"Operations.CostCenter\"."
  }
}

# Images and compute

variable "compute" {
  description = "Compute of the API: container_instances, or oke for a Kubernetes cluster (Kubernetes Engine). A color can have its own: colors.<color>.compute. Example: oke"
  type        = string
  default     = "container_instances"
  nullable    = false

  validation {
    condition     = contains(["container_instances", "oke"], var.compute)
    error_message = "compute must be \"container_instances\" or \"oke\"."
  }
}

variable "service_version" {
  description = "Version of the feature store's images. The stack appends it to an image without a tag: feature-store-api-<version>, feature-store-authoriser-<version>. Example: 1.1.1"
  type        = string
  default     = "1.1.1"
  nullable    = false

  validation {
    condition     = can(regex("^[0-9A-Za-z][0-9A-Za-z_.-]{0,63}$", var.service_version))
    error_message = "service_version must be 1 to 64 letters, digits, periods, hyphens or underscores, such as \"1.1.1\"."
  }
}

variable "spec_version" {
  description = "Version of the API specification, which is the first segment of each API path. Example: 20230101"
  type        = string
  default     = "20230101"
  nullable    = false

  validation {
    condition     = var.spec_version == "20230101"
    error_message = "spec_version must be \"20230101\", because the released images support no other version."
  }
}

variable "api_img_ocir_url" {
  description = "Image of the API in the Container Registry of the same region. If empty, <region key>.ocir.io/<Object Storage namespace of the tenancy>/feature-store-api. Without a tag, service_version selects the tag. Example: iad.ocir.io/mytenancy/feature-store:feature-store-api-1.1.1"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.api_img_ocir_url == "" || can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+/[^/:@]+/[^:@]*[^/:@](:[A-Za-z0-9_][A-Za-z0-9_.-]*)?(@sha256:[0-9a-f]{64})?$", var.api_img_ocir_url))
    error_message = "api_img_ocir_url must be an image of the form <region key>.ocir.io/<namespace>/<repository>, with or without \":<tag>\", such as \"iad.ocir.io/mytenancy/feature-store:feature-store-api-1.1.1\", or empty."
  }
}

variable "function_img_ocir_url" {
  description = "Image of the authoriser function in the Container Registry of the same region. If empty, <region key>.ocir.io/<Object Storage namespace of the tenancy>/feature-store-authoriser. Without a tag, service_version selects the tag. Example: iad.ocir.io/mytenancy/feature-store:feature-store-authoriser-1.1.1"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.function_img_ocir_url == "" || can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+/[^/:@]+/[^:@]*[^/:@](:[A-Za-z0-9_][A-Za-z0-9_.-]*)?(@sha256:[0-9a-f]{64})?$", var.function_img_ocir_url))
    error_message = "function_img_ocir_url must be an image of the form <region key>.ocir.io/<namespace>/<repository>, with or without \":<tag>\", such as \"iad.ocir.io/mytenancy/feature-store:feature-store-authoriser-1.1.1\", or empty."
  }
}

variable "container_shape" {
  description = "Shape of the container instances that run the API. Example: CI.Standard.E4.Flex"
  type        = string
  default     = "CI.Standard.E4.Flex"
  nullable    = false

  validation {
    condition     = can(regex("^CI\\.", var.container_shape))
    error_message = "container_shape must be a shape of Container Instances, which starts with \"CI.\"."
  }
}

variable "container_shape_flex_details" {
  description = "Size of each container instance, and limit of each pod on a Kubernetes cluster, which requests half of it. Example: {ocpus: 2, memory: 32}"
  type = object({
    # Number of OCPUs. Example: 2
    ocpus = optional(number, 1)
    # Memory, in GB. Example: 32
    memory = optional(number, 16)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.container_shape_flex_details.ocpus >= 1
    error_message = "container_shape_flex_details.ocpus must be at least 1."
  }

  validation {
    condition     = var.container_shape_flex_details.memory >= var.container_shape_flex_details.ocpus && var.container_shape_flex_details.memory <= 64 * var.container_shape_flex_details.ocpus
    error_message = "container_shape_flex_details.memory must be 1 to 64 GB for each OCPU."
  }
}

variable "container_ocpus" {
  description = "Number of OCPUs of each container instance."
  type        = number
  default     = null

  validation {
    condition     = var.container_ocpus == null || try(var.container_ocpus >= 1, false)
    error_message = "container_ocpus must be at least 1, or empty."
  }
}

variable "container_memory_in_gbs" {
  description = "Memory of each container instance, in GB."
  type        = number
  default     = null

  validation {
    condition     = var.container_memory_in_gbs == null || try(var.container_memory_in_gbs >= 1, false)
    error_message = "container_memory_in_gbs must be at least 1, or empty."
  }
}

variable "colors" {
  description = "Container instances or pods of the API for each color: blue, green or both. Use both colors for a blue-green deployment; they share one database. Example: {blue: {count: 2}}"
  type = map(object({
    # Image of this color. If omitted, api_img_ocir_url. Example: iad.ocir.io/mytenancy/feature-store:feature-store-api-1.2.0
    image = optional(string)
    # Number of container instances or pods of this color. Example: 2
    count = optional(number, 1)
    # Compute of this color: container_instances or oke. If omitted, the variable compute. Example: oke
    compute = optional(string)
  }))
  default  = { blue = {} }
  nullable = false

  validation {
    condition     = length(var.colors) > 0 && length(setsubtract(keys(var.colors), ["blue", "green"])) == 0
    error_message = "colors must have the key \"blue\", \"green\" or both."
  }

  validation {
    condition     = alltrue([for color in values(var.colors) : color.count >= 1 && color.count <= 16 && floor(color.count) == color.count])
    error_message = "colors.<color>.count must be a whole number from 1 to 16. To stop a color, remove it."
  }

  validation {
    condition     = alltrue([for color in values(var.colors) : color.image == null || can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+/[^/:@]+/[^:@]*[^/:@](:[A-Za-z0-9_][A-Za-z0-9_.-]*)?(@sha256:[0-9a-f]{64})?$", color.image))])
    error_message = "colors.<color>.image must be an image of the form <region key>.ocir.io/<namespace>/<repository>, with or without \":<tag>\"."
  }

  validation {
    condition     = alltrue([for color in values(var.colors) : color.compute == null || try(contains(["container_instances", "oke"], color.compute), false)])
    error_message = "colors.<color>.compute must be \"container_instances\" or \"oke\"."
  }
}

variable "blue_img_ocir_url" {
  description = "Image of the color blue. If set, blue runs."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.blue_img_ocir_url == "" || can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+/[^/:@]+/[^:@]*[^/:@](:[A-Za-z0-9_][A-Za-z0-9_.-]*)?(@sha256:[0-9a-f]{64})?$", var.blue_img_ocir_url))
    error_message = "blue_img_ocir_url must be an image of the form <region key>.ocir.io/<namespace>/<repository>, with or without \":<tag>\", or empty."
  }
}

variable "green_img_ocir_url" {
  description = "Image of the color green. If set, green runs."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.green_img_ocir_url == "" || can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+/[^/:@]+/[^:@]*[^/:@](:[A-Za-z0-9_][A-Za-z0-9_.-]*)?(@sha256:[0-9a-f]{64})?$", var.green_img_ocir_url))
    error_message = "green_img_ocir_url must be an image of the form <region key>.ocir.io/<namespace>/<repository>, with or without \":<tag>\", or empty."
  }
}

variable "blue_compute" {
  description = "Compute of the color blue."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = contains(["", "container_instances", "oke"], var.blue_compute)
    error_message = "blue_compute must be \"container_instances\" or \"oke\", or empty."
  }
}

variable "green_compute" {
  description = "Compute of the color green."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = contains(["", "container_instances", "oke"], var.green_compute)
    error_message = "green_compute must be \"container_instances\" or \"oke\", or empty."
  }
}

variable "instance_count" {
  description = "Number of container instances or pods of each color."
  type        = number
  default     = null

  validation {
    condition     = var.instance_count == null || try(var.instance_count >= 1 && var.instance_count <= 16 && floor(var.instance_count) == var.instance_count, false)
    error_message = "instance_count must be a whole number from 1 to 16, or empty."
  }
}

variable "active_color" {
  description = "Color that the API gateway sends calls to. A change updates only the routes of the gateway. Example: green"
  type        = string
  default     = "blue"
  nullable    = false

  validation {
    condition     = contains(["blue", "green"], var.active_color)
    error_message = "active_color must be \"blue\" or \"green\"."
  }
}

variable "ssh_authorized_key" {
  description = "Public key for SSH to the nodes of the Kubernetes cluster, from the VCN. If empty, they have no login, as container instances have none. Example: ssh-ed25519 AAAA..."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.ssh_authorized_key == "" || can(regex("^(ssh|ecdsa)-[a-z0-9@.-]+ ", var.ssh_authorized_key))
    error_message = "ssh_authorized_key must be a public key, which starts with \"ssh-\" or \"ecdsa-\", or empty."
  }
}

# Kubernetes cluster

variable "existing_cluster_id" {
  description = "OCID of an existing cluster of Kubernetes Engine with managed nodes. If empty, the stack creates a cluster if it needs one. Requires vcn_details.vcn_id and node_cidr_blocks. Example: ocid1.cluster.oc1.iad.aaaa..."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_cluster_id == "" || can(regex("^ocid1\\.cluster\\.", var.existing_cluster_id))
    error_message = "existing_cluster_id must be the OCID of a cluster, which starts with \"ocid1.cluster.\", or empty."
  }
}

variable "node_cidr_blocks" {
  description = "CIDR blocks of the subnets that the nodes of existing_cluster_id are in. Only these nodes can connect to the database. Example: [10.0.10.0/24]"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for block in var.node_cidr_blocks : can(regex("^[0-9]+(\\.[0-9]+){3}/[0-9]+$", block)) && try(cidrsubnet(block, 0, 0) == block, false)])
    error_message = "node_cidr_blocks must be IPv4 CIDR blocks that start with their first address, such as \"10.0.10.0/24\"."
  }
}

variable "node_compartment_ocid" {
  description = "OCID of the compartment that the nodes of existing_cluster_id are in. If empty, compartment_ocid. Example: ocid1.compartment.oc1..aaaa..."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.node_compartment_ocid == "" || can(regex("^ocid1\\.(compartment|tenancy)\\.", var.node_compartment_ocid))
    error_message = "node_compartment_ocid must be the OCID of a compartment, which starts with \"ocid1.compartment.\", or \"ocid1.tenancy.\" for the root compartment, or empty."
  }
}

variable "cluster_endpoint" {
  description = "Endpoint of the Kubernetes API that Resource Manager connects to: private (within the VCN, through a private endpoint of Resource Manager) or public (on the internet; Kubernetes Engine authenticates all callers). Example: public"
  type        = string
  default     = "private"
  nullable    = false

  validation {
    condition     = contains(["private", "public"], var.cluster_endpoint)
    error_message = "cluster_endpoint must be \"private\" or \"public\"."
  }
}

variable "resource_manager_private_endpoint_id" {
  description = "OCID of an existing private endpoint of Resource Manager that reaches the private endpoint of the Kubernetes API. If empty, the stack creates one. Example: ocid1.ormprivateendpoint.oc1.iad.aaaa..."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.resource_manager_private_endpoint_id == "" || can(regex("^ocid1\\.ormprivateendpoint\\.", var.resource_manager_private_endpoint_id))
    error_message = "resource_manager_private_endpoint_id must be the OCID of a private endpoint of Resource Manager, which starts with \"ocid1.ormprivateendpoint.\", or empty."
  }
}

variable "kubernetes_version" {
  description = "Version of Kubernetes of the cluster and its nodes. If empty, the newest version that Kubernetes Engine offers when the stack creates the cluster, which then keeps it. Example: v1.34.1"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.kubernetes_version == "" || can(regex("^v[0-9]+\\.[0-9]+\\.[0-9]+$", var.kubernetes_version))
    error_message = "kubernetes_version must be a version of Kubernetes such as \"v1.34.1\", or empty."
  }
}

variable "node_shape" {
  description = "Shape of the nodes. Example: VM.Standard.E5.Flex"
  type        = string
  default     = "VM.Standard.E4.Flex"
  nullable    = false

  validation {
    condition     = can(regex("^(VM|BM)\\.", var.node_shape))
    error_message = "node_shape must be a shape of managed nodes, which starts with \"VM.\" or \"BM.\". Virtual nodes (\"Pod.\") have no instance principal, by which the API reads its secret."
  }
}

variable "node_ocpus" {
  description = "Number of OCPUs of each node, for a flexible shape. Example: 4"
  type        = number
  default     = 2
  nullable    = false

  validation {
    condition     = var.node_ocpus >= 1
    error_message = "node_ocpus must be at least 1."
  }
}

variable "node_memory_in_gbs" {
  description = "Memory of each node, in GB, for a flexible shape. Example: 64"
  type        = number
  default     = 32
  nullable    = false

  validation {
    condition     = var.node_memory_in_gbs >= 8
    error_message = "node_memory_in_gbs must be at least 8."
  }
}

variable "node_count" {
  description = "Number of nodes, which the cluster spreads over the availability domains. Example: 4"
  type        = number
  default     = 3
  nullable    = false

  validation {
    condition     = var.node_count >= 1 && var.node_count <= 100 && floor(var.node_count) == var.node_count
    error_message = "node_count must be a whole number from 1 to 100."
  }
}

# Access

variable "feature_store_user_group_id" {
  description = "OCID of the group whose members can call the API and use the bucket. If empty, the stack creates a group, whose OCID is the output user_group_id. Example: ocid1.group.oc1..aaaa..."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.feature_store_user_group_id == "" || can(regex("^ocid1\\.group\\.[^.]+\\.[^.]*\\.[^.]+$", var.feature_store_user_group_id))
    error_message = "feature_store_user_group_id must be the OCID of a group, which starts with \"ocid1.group.\", or empty."
  }
}

variable "authorized_user_groups" {
  description = "OCIDs of additional groups with the same permissions, separated by commas. Example: ocid1.group.oc1..aaaa...,ocid1.group.oc1..bbbb..."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.authorized_user_groups == "" || can(regex("^ *ocid1\\.group\\.[^., ]+\\.[^., ]*\\.[^., ]+( *, *ocid1\\.group\\.[^., ]+\\.[^., ]*\\.[^., ]+)* *$", var.authorized_user_groups))
    error_message = "authorized_user_groups must be OCIDs of groups, which start with \"ocid1.group.\", separated by commas, or empty."
  }
}

variable "user_ocid" {
  description = "OCID of the deploying user. The stack grants this user read access to the repositories of the images, which Functions requires to pull its image, and adds the user to the group that it creates without feature_store_user_group_id. If empty, the user needs that permission beforehand. Example: ocid1.user.oc1..aaaa..."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.user_ocid == "" || can(regex("^ocid1\\.user\\.[^.]+\\.[^.]*\\.[^.]+$", var.user_ocid))
    error_message = "user_ocid must be the OCID of a user, which starts with \"ocid1.user.\", or empty."
  }
}

variable "ocir_puller_user_ocid" {
  description = "OCID of a user whose auth token pulls the API image. If empty, a policy allows the container instances to pull it; nodes of a Kubernetes cluster then pull from public repositories only. Example: ocid1.user.oc1..aaaa..."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.ocir_puller_user_ocid == "" || can(regex("^ocid1\\.user\\.[^.]+\\.[^.]*\\.[^.]+$", var.ocir_puller_user_ocid))
    error_message = "ocir_puller_user_ocid must be the OCID of a user, which starts with \"ocid1.user.\", or empty."
  }
}

variable "ocir_puller_group_ocid" {
  description = "OCID of a group to grant read access to the repositories of the images, for example a group of ocir_puller_user_ocid. If empty, that user needs the permission beforehand. Example: ocid1.group.oc1..aaaa..."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.ocir_puller_group_ocid == "" || can(regex("^ocid1\\.group\\.[^.]+\\.[^.]*\\.[^.]+$", var.ocir_puller_group_ocid))
    error_message = "ocir_puller_group_ocid must be the OCID of a group, which starts with \"ocid1.group.\", or empty."
  }
}

variable "ocir_puller_auth_token" {
  description = "Auth token of ocir_puller_user_ocid. It is stored in Vault or in a secret of the Kubernetes cluster and, in plain text, in the Terraform state. Example: $OCIR_TOKEN"
  type        = string
  default     = ""
  nullable    = false
  sensitive   = true
}

variable "data_compartment_ids" {
  description = "OCIDs of other compartments with feature stores, metastores and models that the API reads, or [tenancy] for the whole tenancy. The API always reads the compartment of the stack. Example: [ocid1.compartment.oc1..aaaa...]"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for id in var.data_compartment_ids : id == "tenancy" || can(regex("^ocid1\\.(compartment|tenancy)\\.[^.]+\\.[^.]*\\.[^.]+$", id))])
    error_message = "data_compartment_ids must be OCIDs of compartments, which start with \"ocid1.compartment.\", or \"tenancy\" for the whole tenancy."
  }
}

variable "instance_tag" {
  description = "Defined tag, <namespace>.<key>, that the stack sets on its container instances and nodes, so that only they belong to its dynamic group and can read its secrets. Without it, all container instances (with a Kubernetes cluster, all compute instances) of the compartment can, also those of other feature stores: set it if the compartment has several. The tag must exist. Example: Operations.FeatureStore"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.instance_tag == "" || can(regex("^[^. ]+\\.[^. ]+$", var.instance_tag))
    error_message = "instance_tag must be of the form <namespace>.<tag>, such as \"Operations.FeatureStore\", or empty."
  }
}

variable "create_iam" {
  description = "Creates the dynamic groups and policies. If false, an administrator must create those of the outputs iam_dynamic_groups and iam_statements before the first apply."
  type        = bool
  default     = true
  nullable    = false
}

# API gateway

variable "ingress" {
  description = "Network access to the API gateway: public (from the internet), private (from the VCN) or none (no gateway, and therefore no authorization of callers). Example: private"
  type        = string
  default     = "public"
  nullable    = false

  validation {
    condition     = contains(["public", "private", "none"], var.ingress)
    error_message = "ingress must be \"public\", \"private\" or \"none\"."
  }
}

variable "client_cidr_blocks" {
  description = "CIDR blocks that clients can call from. If empty, any address for a public gateway, otherwise the CIDR block of the VCN. Example: [203.0.113.0/24]"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for block in var.client_cidr_blocks : can(regex("^[0-9]+(\\.[0-9]+){3}/[0-9]+$", block)) && try(cidrsubnet(block, 0, 0) == block, false)])
    error_message = "client_cidr_blocks must be IPv4 CIDR blocks that start with their first address, such as \"203.0.113.0/24\"."
  }
}

variable "cors" {
  description = "Cross-origin resource sharing: pages of which origins can call the API from a browser. If allowed_origins is empty, none can. Example: {allowed_origins: [\"https://app.example.com\"]}"
  type = object({
    # Origins of pages that can call the API. "*" allows all. Example: ["https://app.example.com"]
    allowed_origins = optional(list(string), [])
    # Methods that pages can use. Example: [GET]
    allowed_methods = optional(list(string), ["GET", "POST", "PUT", "PATCH", "DELETE"])
    # Headers that pages can send. The default has the headers of a signed request. Example: [authorization, x-date, path]
    allowed_headers = optional(list(string), ["accept-language", "authorization", "content-type", "opc-request-id", "path", "x-content-sha256", "x-date", "x-feature-store-color"])
    # Time that a browser keeps the answer to a preflight request, in seconds. Example: 3600
    max_age_in_seconds = optional(number, 600)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for origin in var.cors.allowed_origins : can(regex("^(\\*|https?://[^/\\s]+)$", origin))])
    error_message = "cors.allowed_origins must be origins without a path, such as \"https://app.example.com\", or \"*\"."
  }

  validation {
    condition     = length(var.cors.allowed_methods) > 0 && length(setsubtract(var.cors.allowed_methods, ["GET", "POST", "PUT", "PATCH", "DELETE"])) == 0
    error_message = "cors.allowed_methods must be GET, POST, PUT, PATCH or DELETE, or several of them."
  }

  validation {
    condition     = length(var.cors.allowed_headers) > 0 && alltrue([for header in var.cors.allowed_headers : can(regex("^(\\*|[A-Za-z0-9-]+)$", header))])
    error_message = "cors.allowed_headers must be names of headers, or \"*\"."
  }

  validation {
    condition     = var.cors.max_age_in_seconds >= 0 && floor(var.cors.max_age_in_seconds) == var.cors.max_age_in_seconds
    error_message = "cors.max_age_in_seconds must be a whole number, at least 0."
  }
}

variable "cors_allowed_origins" {
  description = "Origins of pages that can call the API from a browser. If empty, none can."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for origin in var.cors_allowed_origins : can(regex("^(\\*|https?://[^/\\s]+)$", origin))])
    error_message = "cors_allowed_origins must be origins without a path, such as \"https://app.example.com\", or \"*\"."
  }
}

variable "cors_allowed_methods" {
  description = "Methods that pages of these origins can use. If empty, all methods of the API."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(setsubtract(var.cors_allowed_methods, ["GET", "POST", "PUT", "PATCH", "DELETE"])) == 0
    error_message = "cors_allowed_methods must be GET, POST, PUT, PATCH or DELETE, or several of them, or empty."
  }
}

variable "cors_allowed_headers" {
  description = "Headers that pages of these origins can send. If empty, the headers of a signed request."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for header in var.cors_allowed_headers : can(regex("^(\\*|[A-Za-z0-9-]+)$", header))])
    error_message = "cors_allowed_headers must be names of headers, or \"*\", or empty."
  }
}

variable "cors_max_age_in_seconds" {
  description = "Time that a browser keeps the answer to a preflight request, in seconds."
  type        = number
  default     = null

  validation {
    condition     = var.cors_max_age_in_seconds == null || try(var.cors_max_age_in_seconds >= 0 && floor(var.cors_max_age_in_seconds) == var.cors_max_age_in_seconds, false)
    error_message = "cors_max_age_in_seconds must be a whole number, at least 0, or empty."
  }
}

variable "custom_domain" {
  description = "Host name of your own domain for the API. Requires certificate_ocid, and a DNS record that points to the output gateway_ip_addresses, which you create. Example: features.example.com"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.custom_domain == "" || can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.custom_domain))
    error_message = "custom_domain must be a host name in lower case such as \"features.example.com\", or empty."
  }
}

variable "certificate_ocid" {
  description = "OCID of the certificate for custom_domain, from API Gateway or the Certificates service. Example: ocid1.certificate.oc1.iad.aaaa..."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.certificate_ocid == "" || can(regex("^ocid1\\.(certificate|apigatewaycertificate)\\.[^.]+\\.[^.]*\\.[^.]+$", var.certificate_ocid))
    error_message = "certificate_ocid must be the OCID of a certificate, which starts with \"ocid1.certificate.\" or \"ocid1.apigatewaycertificate.\", or empty."
  }
}

variable "authoriser_provisioned_concurrency" {
  description = "Number of concurrent calls of the authoriser to keep warm. It costs money even without calls. 0 keeps none. Example: 10"
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.authoriser_provisioned_concurrency >= 0 && var.authoriser_provisioned_concurrency % 10 == 0
    error_message = "authoriser_provisioned_concurrency must be 0 or a multiple of 10."
  }
}

# Network

variable "vcn_details" {
  description = "VCN and subnets. Without vcn_id, the stack creates a VCN. Example: {vcn_cidr: 10.1.0.0/16}"
  type = object({
    # OCID of an existing VCN. If omitted, the stack creates a VCN. Example: ocid1.vcn.oc1.iad.aaaa...
    vcn_id = optional(string)
    # CIDR block of the new VCN. With vcn_id, the CIDR block within the existing VCN to create the subnets in. Example: 10.1.0.0/16
    vcn_cidr = optional(string, "10.0.0.0/16")
    # Number of bits to add to the prefix length of vcn_cidr for each subnet: 8 creates /24 subnets in a /16 block. Example: 4
    subnet_suffix = optional(number, 8)
    # With vcn_id: number of subnets to divide vcn_cidr into. The stack uses the last four of them, with a Kubernetes cluster the last seven. Example: 32
    max_subnet = optional(number, 16)
    # OCID of existing DHCP options. If omitted, the default of the VCN. Requires vcn_id. Example: ocid1.dhcpoptions.oc1.iad.aaaa...
    dhcp_options_id = optional(string)
    # OCID of the existing internet gateway. If omitted, the stack creates one if it needs one. Requires vcn_id. Example: ocid1.internetgateway.oc1.iad.aaaa...
    igw_id = optional(string)
    # OCID of an existing NAT gateway to route private subnets through. Requires vcn_id. Example: ocid1.natgateway.oc1.iad.aaaa...
    nat_gw_id = optional(string)
    # OCID of the existing service gateway to route to Oracle services through. Requires vcn_id. Example: ocid1.servicegateway.oc1.iad.aaaa...
    sgw_id = optional(string)
    # Creates a service gateway in the existing VCN, if it has none. A new VCN always has one.
    sgw_enable = optional(bool, false)
    # OCID of an existing route table for private subnets. If omitted, the stack creates one. Requires vcn_id. Example: ocid1.routetable.oc1.iad.aaaa...
    private_route_table_id = optional(string)
    # OCID of an existing route table for the subnet of a public API gateway. If omitted, the stack creates one. Requires vcn_id. Example: ocid1.routetable.oc1.iad.aaaa...
    public_route_table_id = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.vcn_details.vcn_id == null || can(regex("^ocid1\\.vcn\\.", var.vcn_details.vcn_id))
    error_message = "vcn_details.vcn_id must be the OCID of a VCN, which starts with \"ocid1.vcn.\"."
  }

  validation {
    condition     = can(regex("^[0-9]+(\\.[0-9]+){3}/(1[6-9]|2[0-6])$", var.vcn_details.vcn_cidr)) && try(cidrsubnet(var.vcn_details.vcn_cidr, 0, 0) == var.vcn_details.vcn_cidr, false)
    error_message = "vcn_details.vcn_cidr must be an IPv4 CIDR block of /16 to /26 that starts with its first address, such as \"10.0.0.0/16\"."
  }

  validation {
    condition     = try(tonumber(split("/", var.vcn_details.vcn_cidr)[1]) + var.vcn_details.subnet_suffix <= 28, true)
    error_message = "vcn_details.subnet_suffix must leave each subnet at least 16 addresses (/28): at most 12 for a vcn_cidr of /16."
  }

  validation {
    condition     = var.vcn_details.max_subnet >= 4 && try(can(cidrsubnet(var.vcn_details.vcn_cidr, var.vcn_details.subnet_suffix, var.vcn_details.max_subnet - 1)), true)
    error_message = "vcn_details.max_subnet must be at least 4 and at most the number of subnets in vcn_cidr: 256 for a /16 block and a subnet_suffix of 8."
  }

  validation {
    condition     = var.vcn_details.dhcp_options_id == null || can(regex("^ocid1\\.dhcpoptions\\.", var.vcn_details.dhcp_options_id))
    error_message = "vcn_details.dhcp_options_id must be the OCID of DHCP options, which starts with \"ocid1.dhcpoptions.\"."
  }

  validation {
    condition     = var.vcn_details.igw_id == null || can(regex("^ocid1\\.internetgateway\\.", var.vcn_details.igw_id))
    error_message = "vcn_details.igw_id must be the OCID of an internet gateway, which starts with \"ocid1.internetgateway.\"."
  }

  validation {
    condition     = var.vcn_details.nat_gw_id == null || can(regex("^ocid1\\.natgateway\\.", var.vcn_details.nat_gw_id))
    error_message = "vcn_details.nat_gw_id must be the OCID of a NAT gateway, which starts with \"ocid1.natgateway.\"."
  }

  validation {
    condition     = var.vcn_details.sgw_id == null || can(regex("^ocid1\\.servicegateway\\.", var.vcn_details.sgw_id))
    error_message = "vcn_details.sgw_id must be the OCID of a service gateway, which starts with \"ocid1.servicegateway.\"."
  }

  validation {
    condition     = var.vcn_details.private_route_table_id == null || can(regex("^ocid1\\.routetable\\.", var.vcn_details.private_route_table_id))
    error_message = "vcn_details.private_route_table_id must be the OCID of a route table, which starts with \"ocid1.routetable.\"."
  }

  validation {
    condition     = var.vcn_details.public_route_table_id == null || can(regex("^ocid1\\.routetable\\.", var.vcn_details.public_route_table_id))
    error_message = "vcn_details.public_route_table_id must be the OCID of a route table, which starts with \"ocid1.routetable.\"."
  }
}

variable "existing_vcn_id" {
  description = "OCID of an existing VCN. If empty, the stack creates a VCN."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_vcn_id == "" || can(regex("^ocid1\\.vcn\\.", var.existing_vcn_id))
    error_message = "existing_vcn_id must be the OCID of a VCN, which starts with \"ocid1.vcn.\", or empty."
  }
}

variable "vcn_cidr" {
  description = "CIDR block of the new VCN, or the CIDR block within the existing VCN to create the subnets in."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.vcn_cidr == "" || can(cidrhost(var.vcn_cidr, 0))
    error_message = "vcn_cidr must be a CIDR block such as \"10.0.0.0/16\", or empty."
  }
}

variable "subnet_suffix" {
  description = "Number of bits to add to the prefix length of the CIDR block for each subnet."
  type        = number
  default     = null

  validation {
    condition     = var.subnet_suffix == null || try(var.subnet_suffix >= 2 && var.subnet_suffix <= 20, false)
    error_message = "subnet_suffix must be 2 to 20, or empty."
  }
}

variable "max_subnet" {
  description = "Number of subnets to divide the CIDR block of an existing VCN into. The stack uses the last four of them, with a Kubernetes cluster the last seven."
  type        = number
  default     = null

  validation {
    condition     = var.max_subnet == null || try(var.max_subnet >= 4, false)
    error_message = "max_subnet must be at least 4, or empty."
  }
}

variable "existing_dhcp_options_id" {
  description = "OCID of existing DHCP options. If empty, the default of the VCN."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_dhcp_options_id == "" || can(regex("^ocid1\\.dhcpoptions\\.", var.existing_dhcp_options_id))
    error_message = "existing_dhcp_options_id must be the OCID of DHCP options, which starts with \"ocid1.dhcpoptions.\", or empty."
  }
}

variable "existing_igw_id" {
  description = "OCID of the existing internet gateway. If empty, the stack creates one if it needs one."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_igw_id == "" || can(regex("^ocid1\\.internetgateway\\.", var.existing_igw_id))
    error_message = "existing_igw_id must be the OCID of an internet gateway, which starts with \"ocid1.internetgateway.\", or empty."
  }
}

variable "existing_nat_gw_id" {
  description = "OCID of an existing NAT gateway to route private subnets through."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_nat_gw_id == "" || can(regex("^ocid1\\.natgateway\\.", var.existing_nat_gw_id))
    error_message = "existing_nat_gw_id must be the OCID of a NAT gateway, which starts with \"ocid1.natgateway.\", or empty."
  }
}

variable "existing_sgw_id" {
  description = "OCID of the existing service gateway to route to Oracle services through."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_sgw_id == "" || can(regex("^ocid1\\.servicegateway\\.", var.existing_sgw_id))
    error_message = "existing_sgw_id must be the OCID of a service gateway, which starts with \"ocid1.servicegateway.\", or empty."
  }
}

variable "create_sgw" {
  description = "Creates a service gateway in the existing VCN, if it has none."
  type        = bool
  default     = false
  nullable    = false
}

variable "existing_private_route_table_id" {
  description = "OCID of an existing route table for private subnets. If empty, the stack creates one."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_private_route_table_id == "" || can(regex("^ocid1\\.routetable\\.", var.existing_private_route_table_id))
    error_message = "existing_private_route_table_id must be the OCID of a route table, which starts with \"ocid1.routetable.\", or empty."
  }
}

variable "existing_public_route_table_id" {
  description = "OCID of an existing route table for the subnet of a public API gateway. If empty, the stack creates one."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_public_route_table_id == "" || can(regex("^ocid1\\.routetable\\.", var.existing_public_route_table_id))
    error_message = "existing_public_route_table_id must be the OCID of a route table, which starts with \"ocid1.routetable.\", or empty."
  }
}

# Database

variable "db_name" {
  description = "Display name of the MySQL DB system. If empty, the name that all resources start with. Example: feature-store-dev"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.db_name) <= 255
    error_message = "db_name must have at most 255 characters."
  }
}

variable "db_config" {
  description = "Database and vault. Example: {vault_ocid: ocid1.vault.oc1.iad.aaaa...}"
  type = object({
    # OCID of an existing vault for the passwords. If omitted, the stack creates a vault. Example: ocid1.vault.oc1.iad.aaaa...
    vault_ocid = optional(string)
    # OCID of the compartment of the secret with the password of an existing database. If omitted, compartment_ocid. Example: ocid1.compartment.oc1..aaaa...
    vault_compartment_id = optional(string)
    # Type of the database. Example: mysql
    db_type = optional(string, "mysql")
    # Source of the database password for the API. VAULT: the API reads it from Vault. LOCAL: the stack passes it in the environment of the container instances, where it is visible, or in a secret of the Kubernetes cluster. Example: LOCAL
    db_secret_source = optional(string, "VAULT")
    # Uses the existing MySQL database of mysql_db_config and user_db_config instead of creating one.
    user_db = optional(bool, false)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.db_config.db_type == "mysql"
    error_message = "db_config.db_type must be \"mysql\", because no released image of the API connects to another database."
  }

  validation {
    condition     = contains(["VAULT", "LOCAL"], var.db_config.db_secret_source)
    error_message = "db_config.db_secret_source must be \"VAULT\" or \"LOCAL\", because no released image supports \"OSS\"."
  }

  validation {
    condition     = var.db_config.vault_ocid == null || can(regex("^ocid1\\.vault\\.", var.db_config.vault_ocid))
    error_message = "db_config.vault_ocid must be the OCID of a vault, which starts with \"ocid1.vault.\"."
  }

  validation {
    condition     = var.db_config.vault_compartment_id == null || can(regex("^ocid1\\.(compartment|tenancy)\\.", var.db_config.vault_compartment_id))
    error_message = "db_config.vault_compartment_id must be the OCID of a compartment, which starts with \"ocid1.compartment.\", or \"ocid1.tenancy.\" for the root compartment."
  }
}

variable "user_db_config" {
  description = "Credentials of an existing MySQL database. Requires db_config.user_db. Example: {db_username: features, db_password_secret: feature-store-mysql}"
  type = object({
    # Name of the MySQL DB system, which its alarms require. If omitted, the stack creates no alarms for the database. Example: features
    db_system_name = optional(string)
    # MySQL user for the API. It needs all privileges on the schema FeatureStore. Example: features
    db_username = optional(string, "admin")
    # Name of the secret with the user's password, in the vault db_config.vault_ocid. Example: feature-store-mysql
    db_password_secret = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = can(regex("^[^\\s:/?#]{1,32}$", var.user_db_config.db_username))
    error_message = "user_db_config.db_username must have 1 to 32 characters without spaces, colons, slashes, question marks and number signs."
  }

  validation {
    condition     = var.user_db_config.db_password_secret == null || can(regex("^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,254}$", var.user_db_config.db_password_secret)) && !can(regex("^ocid1\\.", var.user_db_config.db_password_secret))
    error_message = "user_db_config.db_password_secret must be the name of a secret, not its OCID and not the password."
  }
}

variable "mysql_db_config" {
  description = "Address of an existing MySQL database. Requires db_config.user_db. Example: {mysql_db_ip_addr: 10.0.2.15}"
  type = object({
    # IP address of the database. Example: 10.0.2.15
    mysql_db_ip_addr = optional(string)
    # Port of the database. Example: 3307
    mysql_db_port = optional(number, 3306)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.mysql_db_config.mysql_db_ip_addr == null || can(regex("^[0-9]+(\\.[0-9]+){3}$", var.mysql_db_config.mysql_db_ip_addr)) && can(cidrhost("${var.mysql_db_config.mysql_db_ip_addr}/32", 0))
    error_message = "mysql_db_config.mysql_db_ip_addr must be an IPv4 address such as \"10.0.2.15\"."
  }

  validation {
    condition     = var.mysql_db_config.mysql_db_port >= 1 && var.mysql_db_config.mysql_db_port <= 65535 && floor(var.mysql_db_config.mysql_db_port) == var.mysql_db_config.mysql_db_port
    error_message = "mysql_db_config.mysql_db_port must be a whole number from 1 to 65535."
  }
}

variable "atp_db_config" {
  description = "Not available, because no released image of the API connects to an Autonomous Database. Declared for compatibility with the published stack. Example: {}"
  type = object({
    # Names of the secrets with the wallet. Example: []
    wallet_file_secret = optional(list(string), [])
    # Name of the secret with the password of the wallet. Example: null
    wallet_password_secret = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = length(var.atp_db_config.wallet_file_secret) == 0 && var.atp_db_config.wallet_password_secret == null
    error_message = "atp_db_config must be empty, because no released image of the API connects to an Autonomous Database."
  }
}

variable "use_own_mysql" {
  description = "Uses an existing MySQL database instead of creating one."
  type        = bool
  default     = false
  nullable    = false
}

variable "own_mysql_ip_address" {
  description = "IP address of the existing MySQL database."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.own_mysql_ip_address == "" || can(regex("^[0-9]+(\\.[0-9]+){3}$", var.own_mysql_ip_address)) && can(cidrhost("${var.own_mysql_ip_address}/32", 0))
    error_message = "own_mysql_ip_address must be an IPv4 address such as \"10.0.2.15\", or empty."
  }
}

variable "own_mysql_port" {
  description = "Port of the existing MySQL database."
  type        = number
  default     = null

  validation {
    condition     = var.own_mysql_port == null || try(var.own_mysql_port >= 1 && var.own_mysql_port <= 65535 && floor(var.own_mysql_port) == var.own_mysql_port, false)
    error_message = "own_mysql_port must be a whole number from 1 to 65535, or empty."
  }
}

variable "own_mysql_username" {
  description = "User of the existing MySQL database for the API."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^[^\\s:/?#]{0,32}$", var.own_mysql_username))
    error_message = "own_mysql_username must have at most 32 characters without spaces, colons, slashes, question marks and number signs."
  }
}

variable "own_mysql_secret_name" {
  description = "Name of the secret with the password of the existing MySQL database."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^([A-Za-z0-9_-][A-Za-z0-9_.-]{0,254})?$", var.own_mysql_secret_name)) && !can(regex("^ocid1\\.", var.own_mysql_secret_name))
    error_message = "own_mysql_secret_name must be the name of a secret, not its OCID and not the password, or empty."
  }
}

variable "own_mysql_name" {
  description = "Name of the existing MySQL DB system, which its alarms require."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.own_mysql_name) <= 255
    error_message = "own_mysql_name must have at most 255 characters."
  }
}

variable "existing_vault_id" {
  description = "OCID of an existing vault for the passwords. If empty, the stack creates a vault."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_vault_id == "" || can(regex("^ocid1\\.vault\\.", var.existing_vault_id))
    error_message = "existing_vault_id must be the OCID of a vault, which starts with \"ocid1.vault.\", or empty."
  }
}

variable "existing_vault_compartment_id" {
  description = "OCID of the compartment of the existing vault. If empty, the compartment of the stack."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_vault_compartment_id == "" || can(regex("^ocid1\\.(compartment|tenancy)\\.", var.existing_vault_compartment_id))
    error_message = "existing_vault_compartment_id must be the OCID of a compartment, which starts with \"ocid1.compartment.\", or \"ocid1.tenancy.\" for the root compartment, or empty."
  }
}

variable "mysql_shape" {
  description = "Shape of a new MySQL DB system. If empty, MySQL.2 (2 ECPUs, 16 GB). A deployed DB system keeps its shape; change it in MySQL. Example: MySQL.4"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.mysql_shape == "" || can(regex("^MySQL\\.", var.mysql_shape))
    error_message = "mysql_shape must be a shape of the MySQL service, which starts with \"MySQL.\", or empty."
  }
}

variable "mysql_high_availability" {
  description = "Runs MySQL as a highly available system of three instances. Triples its cost."
  type        = bool
  default     = false
  nullable    = false
}

variable "mysql_storage_in_gbs" {
  description = "Initial storage of the MySQL DB system, in GB. Example: 100"
  type        = number
  default     = 50
  nullable    = false

  validation {
    condition     = var.mysql_storage_in_gbs >= 50 && var.mysql_storage_in_gbs <= 131072
    error_message = "mysql_storage_in_gbs must be 50 to 131072."
  }
}

variable "mysql_max_storage_in_gbs" {
  description = "Maximum storage that the MySQL DB system expands to automatically, in GB. 0 turns the expansion off. Example: 1000"
  type        = number
  default     = 500
  nullable    = false

  validation {
    condition     = var.mysql_max_storage_in_gbs == 0 || var.mysql_max_storage_in_gbs >= 50 && var.mysql_max_storage_in_gbs <= 131072
    error_message = "mysql_max_storage_in_gbs must be 50 to 131072, or 0."
  }
}

variable "mysql_backup_retention_in_days" {
  description = "Retention of daily backups and point-in-time recovery of the MySQL DB system, in days. Example: 35"
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.mysql_backup_retention_in_days >= 1 && var.mysql_backup_retention_in_days <= 35
    error_message = "mysql_backup_retention_in_days must be 1 to 35."
  }
}

variable "mysql_deletion_protection" {
  description = "Protects the MySQL DB system from deletion. Set it to false and apply before you destroy the stack."
  type        = bool
  default     = true
  nullable    = false
}

# Object Storage

variable "create_bucket" {
  description = "Creates a private, versioned bucket for the data of the feature store."
  type        = bool
  default     = true
  nullable    = false
}

variable "bucket_old_versions_in_days" {
  description = "Retention of overwritten and deleted objects in the bucket, in days. Example: 90"
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.bucket_old_versions_in_days >= 1
    error_message = "bucket_old_versions_in_days must be at least 1."
  }
}

variable "bucket_kms_key_ocid" {
  description = "OCID of the Vault key that encrypts the bucket. If empty, Oracle manages the key. Example: ocid1.key.oc1.iad.aaaa..."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.bucket_kms_key_ocid == "" || can(regex("^ocid1\\.key\\.", var.bucket_kms_key_ocid))
    error_message = "bucket_kms_key_ocid must be the OCID of a key, which starts with \"ocid1.key.\", or empty."
  }
}

# Logs and alarms

variable "enable_logs" {
  description = "Logs calls of the API gateway and the authoriser, and connections of the API's subnet."
  type        = bool
  default     = true
  nullable    = false
}

variable "log_retention_in_days" {
  description = "Retention of the logs, in days. Example: 90"
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180], var.log_retention_in_days)
    error_message = "log_retention_in_days must be 30, 60, 90, 120, 150 or 180."
  }
}

variable "enable_alarms" {
  description = "Creates alarms for errors and slow responses of the API, high CPU or storage usage of the database, and missing container instances, nodes or pods."
  type        = bool
  default     = true
  nullable    = false
}

variable "alarm_email" {
  description = "E-mail address for alarms. The recipient must confirm the subscription. If empty, subscribe to the topic of the output alarm_topic_id yourself. Example: ops@example.com"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.alarm_email == "" || can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.alarm_email))
    error_message = "alarm_email must be an e-mail address, or empty."
  }
}
