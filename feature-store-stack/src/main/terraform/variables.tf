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
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9 _.-]{0,63}$", var.deployment_name))
    error_message = "Write 1 to 64 letters, digits, spaces, dots, hyphens or underscores, beginning with a letter or a digit."
  }
}

variable "freeform_tags" {
  description = "Freeform tags of all that is made, beside the stack's own feature-store-deployment."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = !contains(keys(var.freeform_tags), "feature-store-deployment")
    error_message = "Write other keys than \"feature-store-deployment\", which the stack sets itself."
  }
}

variable "defined_tags" {
  description = "Defined tags of all that is made, with keys such as Operations.CostCenter."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key in keys(var.defined_tags) : can(regex("^[^. ]+\\.[^. ]+$", key))])
    error_message = "Write each key as <namespace>.<tag>, for example {\"Operations.CostCenter\" = \"42\"}."
  }
}

# What runs

variable "service_version" {
  description = "Version of the feature store's images. It completes an image that is given without a tag: feature-store-api-<version>, feature-store-authoriser-<version>."
  type        = string
  default     = "1.1.1"
  nullable    = false

  validation {
    condition     = can(regex("^[0-9A-Za-z][0-9A-Za-z_.-]{0,63}$", var.service_version))
    error_message = "Write a version as it stands in the tags of the images, for example \"1.1.1\"."
  }
}

variable "spec_version" {
  description = "Version of the API's specification, the path that every call begins with. There is one: that of routes.yaml."
  type        = string
  default     = "20230101"
  nullable    = false

  validation {
    condition     = var.spec_version == "20230101"
    error_message = "Write \"20230101\" or leave it out: the released images answer no other specification."
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
  description = "Shape of the container instances that run the API."
  type        = string
  default     = "CI.Standard.E4.Flex"
  nullable    = false

  validation {
    condition     = can(regex("^CI\\.", var.container_shape))
    error_message = "Write a shape of Container Instances, for example \"CI.Standard.E4.Flex\"."
  }
}

variable "container_shape_flex_details" {
  description = "Size of each container instance: ocpus, and memory in GB."
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

variable "container_ocpus" {
  description = "For the console, which knows no objects: container_shape_flex_details.ocpus. Empty: as it stands there."
  type        = number
  default     = null

  validation {
    condition     = var.container_ocpus == null || try(var.container_ocpus >= 1, false)
    error_message = "Write at least 1, or leave it out."
  }
}

variable "container_memory_in_gbs" {
  description = "For the console: container_shape_flex_details.memory. Empty: as it stands there."
  type        = number
  default     = null

  validation {
    condition     = var.container_memory_in_gbs == null || try(var.container_memory_in_gbs >= 1, false)
    error_message = "Write at least 1, or leave it out."
  }
}

variable "colors" {
  description = "The API's sides that run, blue, green or both: image of each (empty: api_img_ocir_url) and the number of its container instances. They share one database."
  type = map(object({
    image = optional(string)
    count = optional(number, 1)
  }))
  default  = { blue = {} }
  nullable = false

  validation {
    condition     = length(var.colors) > 0 && length(setsubtract(keys(var.colors), ["blue", "green"])) == 0
    error_message = "Write \"blue\", \"green\" or both, for example {blue = {count = 2}}."
  }

  validation {
    condition     = alltrue([for color in values(var.colors) : color.count >= 1 && color.count <= 16 && floor(color.count) == color.count])
    error_message = "Write a count of 1 to 16. To stop a color, leave it out."
  }

  validation {
    condition     = alltrue([for color in values(var.colors) : color.image == null || can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+/[^/:@]+/[^:@]*[^/:@](:[A-Za-z0-9_][A-Za-z0-9_.-]*)?(@sha256:[0-9a-f]{64})?$", color.image))])
    error_message = "Write each image as api_img_ocir_url is written, or leave it out."
  }
}

variable "blue_img_ocir_url" {
  description = "For the console: image of the blue side. Blue then runs, whatever colors says."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.blue_img_ocir_url == "" || can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+/[^/:@]+/[^:@]*[^/:@](:[A-Za-z0-9_][A-Za-z0-9_.-]*)?(@sha256:[0-9a-f]{64})?$", var.blue_img_ocir_url))
    error_message = "Write the image as api_img_ocir_url is written, or leave it out."
  }
}

variable "green_img_ocir_url" {
  description = "For the console: image of the green side. Green then runs, whatever colors says."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.green_img_ocir_url == "" || can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+/[^/:@]+/[^:@]*[^/:@](:[A-Za-z0-9_][A-Za-z0-9_.-]*)?(@sha256:[0-9a-f]{64})?$", var.green_img_ocir_url))
    error_message = "Write the image as api_img_ocir_url is written, or leave it out."
  }
}

variable "instance_count" {
  description = "For the console: count of each color. Empty: as it stands in colors."
  type        = number
  default     = null

  validation {
    condition     = var.instance_count == null || try(var.instance_count >= 1 && var.instance_count <= 16 && floor(var.instance_count) == var.instance_count, false)
    error_message = "Write 1 to 16, or leave it out."
  }
}

variable "active_color" {
  description = "The side that answers: blue or green. A change moves the gateway's routes and nothing else."
  type        = string
  default     = "blue"
  nullable    = false

  validation {
    condition     = contains(["blue", "green"], var.active_color)
    error_message = "Write \"blue\" or \"green\"."
  }
}

variable "ssh_authorized_key" {
  description = "Public SSH key for the nodes of the published stack. Container instances have no login, so nothing is done with it but to say so."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.ssh_authorized_key == "" || can(regex("^(ssh|ecdsa)-[a-z0-9@.-]+ ", var.ssh_authorized_key))
    error_message = "Write a public key, which starts with \"ssh-\" or \"ecdsa-\", or leave it out."
  }
}

# Who may use it

variable "feature_store_user_group_id" {
  description = "OCID of the group whose members may call the API and use the bucket."
  type        = string

  validation {
    condition     = can(regex("^ocid1\\.group\\.[^.]+\\.[^.]*\\.[^.]+$", var.feature_store_user_group_id))
    error_message = "Write the OCID of a group; it starts with \"ocid1.group.\"."
  }
}

variable "authorized_user_groups" {
  description = "OCIDs of further groups whose members may do the same, separated by commas."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.authorized_user_groups == "" || can(regex("^ *ocid1\\.group\\.[^., ]+\\.[^., ]*\\.[^., ]+( *, *ocid1\\.group\\.[^., ]+\\.[^., ]*\\.[^., ]+)* *$", var.authorized_user_groups))
    error_message = "Write OCIDs of groups (they start with \"ocid1.group.\") with commas between them, or leave it out."
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

variable "ocir_puller_user_ocid" {
  description = "OCID of a user whose auth token pulls the API's image. Empty: the container instances pull it by their own right."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.ocir_puller_user_ocid == "" || can(regex("^ocid1\\.user\\.[^.]+\\.[^.]*\\.[^.]+$", var.ocir_puller_user_ocid))
    error_message = "Write the OCID of a user; it starts with \"ocid1.user.\". Or leave it out."
  }
}

variable "ocir_puller_group_ocid" {
  description = "OCID of a group whose members may read the repositories of the images, such as the group of ocir_puller_user_ocid. Empty: that right is expected to be there."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.ocir_puller_group_ocid == "" || can(regex("^ocid1\\.group\\.[^.]+\\.[^.]*\\.[^.]+$", var.ocir_puller_group_ocid))
    error_message = "Write the OCID of a group; it starts with \"ocid1.group.\". Or leave it out."
  }
}

variable "ocir_puller_auth_token" {
  description = "Auth token of ocir_puller_user_ocid. It is kept in Vault, and stands in the state."
  type        = string
  default     = ""
  nullable    = false
  sensitive   = true
}

variable "create_iam" {
  description = "Whether the stack makes its dynamic groups and policies. false: an administrator makes what the output iam_statements says, before the first apply."
  type        = bool
  default     = true
  nullable    = false
}

# Ingress

variable "ingress" {
  description = "Where the API gateway can be reached: public (from the internet) or private (from the stack's network). none: there is no gateway, and so nothing that authorises callers."
  type        = string
  default     = "public"
  nullable    = false

  validation {
    condition     = contains(["public", "private", "none"], var.ingress)
    error_message = "Write \"public\", \"private\" or \"none\"."
  }
}

variable "client_cidr_blocks" {
  description = "Blocks of addresses that clients come from. Empty: any address for a public gateway, the network's own otherwise."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for block in var.client_cidr_blocks : can(cidrhost(block, 0))])
    error_message = "Write blocks of addresses, for example [\"203.0.113.0/24\"]."
  }
}

variable "custom_domain" {
  description = "Host name of one's own that clients call. Its DNS record, which points to the output gateway_ip_addresses, is not made here."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.custom_domain == "" || can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.custom_domain))
    error_message = "Write a host name in lower case, for example \"features.example.com\", or leave it out."
  }
}

variable "certificate_ocid" {
  description = "OCID of the certificate for custom_domain, of API Gateway or of the Certificates service."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.certificate_ocid == "" || can(regex("^ocid1\\.(certificate|apigatewaycertificate)\\.[^.]+\\.[^.]*\\.[^.]+$", var.certificate_ocid))
    error_message = "Write the OCID of a certificate; it starts with \"ocid1.certificate.\" or \"ocid1.apigatewaycertificate.\". Or leave it out."
  }
}

variable "authoriser_provisioned_concurrency" {
  description = "Calls of the authoriser that are kept warm, in tens. Each costs money while nobody calls; 0 keeps none."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.authoriser_provisioned_concurrency >= 0 && var.authoriser_provisioned_concurrency % 10 == 0
    error_message = "Write 0, 10, 20, …"
  }
}

# Network

variable "vcn_details" {
  description = "The network. Without vcn_id one is made from vcn_cidr, and the other OCIDs do not apply. With it: vcn_cidr is a part of that network, of whose first max_subnet subnets (subnet_suffix more bits each) the stack makes the last four, with routes over the gateways that are given, or with the route tables that are."
  type = object({
    vcn_id                 = optional(string)
    vcn_cidr               = optional(string, "10.0.0.0/16")
    subnet_suffix          = optional(number, 8)
    max_subnet             = optional(number, 16)
    dhcp_options_id        = optional(string)
    igw_id                 = optional(string)
    nat_gw_id              = optional(string)
    sgw_id                 = optional(string)
    sgw_enable             = optional(bool, false)
    private_route_table_id = optional(string)
    public_route_table_id  = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.vcn_details.vcn_id == null || can(regex("^ocid1\\.vcn\\.", var.vcn_details.vcn_id))
    error_message = "Write vcn_id as the OCID of a network; it starts with \"ocid1.vcn.\"."
  }

  validation {
    condition     = can(cidrhost(var.vcn_details.vcn_cidr, 0)) && try(var.vcn_details.vcn_cidr == "${cidrhost(var.vcn_details.vcn_cidr, 0)}/${split("/", var.vcn_details.vcn_cidr)[1]}", true)
    error_message = "Write vcn_cidr as the first address and the size of a block, for example \"10.0.0.0/16\"."
  }

  validation {
    condition     = try(tonumber(split("/", var.vcn_details.vcn_cidr)[1]) + var.vcn_details.subnet_suffix <= 28, true)
    error_message = "Write a subnet_suffix that leaves each subnet at least 16 addresses (/28), for example 8 for a vcn_cidr of /16."
  }

  validation {
    condition     = var.vcn_details.max_subnet >= 4 && try(can(cidrsubnet(var.vcn_details.vcn_cidr, var.vcn_details.subnet_suffix, var.vcn_details.max_subnet - 1)), true)
    error_message = "Write a max_subnet of 4 to as many subnets as vcn_cidr holds, for example 16."
  }

  validation {
    condition = alltrue([
      var.vcn_details.dhcp_options_id == null || can(regex("^ocid1\\.dhcpoptions\\.", var.vcn_details.dhcp_options_id)),
      var.vcn_details.igw_id == null || can(regex("^ocid1\\.internetgateway\\.", var.vcn_details.igw_id)),
      var.vcn_details.nat_gw_id == null || can(regex("^ocid1\\.natgateway\\.", var.vcn_details.nat_gw_id)),
      var.vcn_details.sgw_id == null || can(regex("^ocid1\\.servicegateway\\.", var.vcn_details.sgw_id)),
      var.vcn_details.private_route_table_id == null || can(regex("^ocid1\\.routetable\\.", var.vcn_details.private_route_table_id)),
      var.vcn_details.public_route_table_id == null || can(regex("^ocid1\\.routetable\\.", var.vcn_details.public_route_table_id)),
    ])
    error_message = "Write OCIDs that fit: dhcp_options_id of DHCP options, igw_id of an internet gateway, nat_gw_id of a NAT gateway, sgw_id of a service gateway, the two route tables of route tables."
  }
}

variable "existing_vcn_id" {
  description = "For the console: vcn_details.vcn_id."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_vcn_id == "" || can(regex("^ocid1\\.vcn\\.", var.existing_vcn_id))
    error_message = "Write the OCID of a network; it starts with \"ocid1.vcn.\". Or leave it out."
  }
}

variable "vcn_cidr" {
  description = "For the console: vcn_details.vcn_cidr. Empty: as it stands there."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.vcn_cidr == "" || can(cidrhost(var.vcn_cidr, 0))
    error_message = "Write the first address and the size of a block, for example \"10.0.0.0/16\", or leave it out."
  }
}

variable "subnet_suffix" {
  description = "For the console: vcn_details.subnet_suffix. Empty: as it stands there."
  type        = number
  default     = null

  validation {
    condition     = var.subnet_suffix == null || try(var.subnet_suffix >= 2 && var.subnet_suffix <= 20, false)
    error_message = "Write 2 to 20, or leave it out."
  }
}

variable "max_subnet" {
  description = "For the console: vcn_details.max_subnet. Empty: as it stands there."
  type        = number
  default     = null

  validation {
    condition     = var.max_subnet == null || try(var.max_subnet >= 4, false)
    error_message = "Write at least 4, or leave it out."
  }
}

variable "existing_dhcp_options_id" {
  description = "For the console: vcn_details.dhcp_options_id."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_dhcp_options_id == "" || can(regex("^ocid1\\.dhcpoptions\\.", var.existing_dhcp_options_id))
    error_message = "Write the OCID of DHCP options; it starts with \"ocid1.dhcpoptions.\". Or leave it out."
  }
}

variable "existing_igw_id" {
  description = "For the console: vcn_details.igw_id."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_igw_id == "" || can(regex("^ocid1\\.internetgateway\\.", var.existing_igw_id))
    error_message = "Write the OCID of an internet gateway; it starts with \"ocid1.internetgateway.\". Or leave it out."
  }
}

variable "existing_nat_gw_id" {
  description = "For the console: vcn_details.nat_gw_id."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_nat_gw_id == "" || can(regex("^ocid1\\.natgateway\\.", var.existing_nat_gw_id))
    error_message = "Write the OCID of a NAT gateway; it starts with \"ocid1.natgateway.\". Or leave it out."
  }
}

variable "existing_sgw_id" {
  description = "For the console: vcn_details.sgw_id."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_sgw_id == "" || can(regex("^ocid1\\.servicegateway\\.", var.existing_sgw_id))
    error_message = "Write the OCID of a service gateway; it starts with \"ocid1.servicegateway.\". Or leave it out."
  }
}

variable "create_sgw" {
  description = "For the console: vcn_details.sgw_enable, which makes a service gateway in an existing network that has none. A new network has one anyway."
  type        = bool
  default     = false
  nullable    = false
}

variable "existing_private_route_table_id" {
  description = "For the console: vcn_details.private_route_table_id."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_private_route_table_id == "" || can(regex("^ocid1\\.routetable\\.", var.existing_private_route_table_id))
    error_message = "Write the OCID of a route table; it starts with \"ocid1.routetable.\". Or leave it out."
  }
}

variable "existing_public_route_table_id" {
  description = "For the console: vcn_details.public_route_table_id."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_public_route_table_id == "" || can(regex("^ocid1\\.routetable\\.", var.existing_public_route_table_id))
    error_message = "Write the OCID of a route table; it starts with \"ocid1.routetable.\". Or leave it out."
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

variable "db_config" {
  description = "user_db: the database is one's own, of mysql_db_config and user_db_config, and none is made. vault_ocid: an existing vault for the passwords (empty: one is made), in vault_compartment_id (empty: the stack's)."
  type = object({
    vault_ocid           = optional(string)
    vault_compartment_id = optional(string)
    db_type              = optional(string, "mysql")
    db_secret_source     = optional(string, "VAULT")
    user_db              = optional(bool, false)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.db_config.db_type == "mysql"
    error_message = "Write db_type = \"mysql\" or leave it out: no released image of the feature store's API opens another database. (\"atp\" was announced and never released.)"
  }

  validation {
    condition     = var.db_config.db_secret_source == "VAULT"
    error_message = "Write db_secret_source = \"VAULT\" or leave it out: LOCAL would show the password in the console to everyone who sees the container, and no released image reads OSS."
  }

  validation {
    condition     = var.db_config.vault_ocid == null || can(regex("^ocid1\\.vault\\.", var.db_config.vault_ocid))
    error_message = "Write vault_ocid as the OCID of a vault; it starts with \"ocid1.vault.\"."
  }

  validation {
    condition     = var.db_config.vault_compartment_id == null || can(regex("^ocid1\\.(compartment|tenancy)\\.", var.db_config.vault_compartment_id))
    error_message = "Write vault_compartment_id as the OCID of a compartment; it starts with \"ocid1.compartment.\"."
  }
}

variable "user_db_config" {
  description = "One's own database: name of its MySQL system (empty: not watched by alarms), user, and name of the secret in db_config.vault_ocid that holds the user's password."
  type = object({
    db_system_name     = optional(string)
    db_username        = optional(string, "admin")
    db_password_secret = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = can(regex("^[^\\s:/?#]{1,32}$", var.user_db_config.db_username))
    error_message = "Write db_username as a user of MySQL, of 1 to 32 characters."
  }

  validation {
    condition     = var.user_db_config.db_password_secret == null || can(regex("^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,254}$", var.user_db_config.db_password_secret)) && !can(regex("^ocid1\\.", var.user_db_config.db_password_secret))
    error_message = "Write db_password_secret as the name of the secret, not its OCID and never the password."
  }
}

variable "mysql_db_config" {
  description = "Address and port of one's own MySQL."
  type = object({
    mysql_db_ip_addr = optional(string)
    mysql_db_port    = optional(number, 3306)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.mysql_db_config.mysql_db_ip_addr == null || can(cidrhost("${var.mysql_db_config.mysql_db_ip_addr}/32", 0))
    error_message = "Write mysql_db_ip_addr as an address, for example \"10.0.2.15\"."
  }

  validation {
    condition     = var.mysql_db_config.mysql_db_port >= 1 && var.mysql_db_config.mysql_db_port <= 65535
    error_message = "Write mysql_db_port as 1 to 65535, or leave it out for 3306."
  }
}

variable "atp_db_config" {
  description = "Wallet of an Autonomous Database in the published stack. No released image opens one."
  type = object({
    wallet_file_secret     = optional(list(string), [])
    wallet_password_secret = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = length(var.atp_db_config.wallet_file_secret) == 0 && var.atp_db_config.wallet_password_secret == null
    error_message = "Write nothing here: no released image of the feature store's API opens an Autonomous Database."
  }
}

variable "use_own_mysql" {
  description = "For the console: db_config.user_db."
  type        = bool
  default     = false
  nullable    = false
}

variable "own_mysql_ip_address" {
  description = "For the console: mysql_db_config.mysql_db_ip_addr."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.own_mysql_ip_address == "" || can(cidrhost("${var.own_mysql_ip_address}/32", 0))
    error_message = "Write an address, for example \"10.0.2.15\", or leave it out."
  }
}

variable "own_mysql_port" {
  description = "For the console: mysql_db_config.mysql_db_port. Empty: as it stands there."
  type        = number
  default     = null

  validation {
    condition     = var.own_mysql_port == null || try(var.own_mysql_port >= 1 && var.own_mysql_port <= 65535, false)
    error_message = "Write 1 to 65535, or leave it out."
  }
}

variable "own_mysql_username" {
  description = "For the console: user_db_config.db_username. Empty: as it stands there."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^[^\\s:/?#]{0,32}$", var.own_mysql_username))
    error_message = "Write a user of MySQL, of 1 to 32 characters, or leave it out."
  }
}

variable "own_mysql_secret_name" {
  description = "For the console: user_db_config.db_password_secret."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{0,255}$", var.own_mysql_secret_name)) && !can(regex("^ocid1\\.", var.own_mysql_secret_name))
    error_message = "Write the name of the secret, not its OCID and never the password, or leave it out."
  }
}

variable "own_mysql_name" {
  description = "For the console: user_db_config.db_system_name."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.own_mysql_name) <= 255
    error_message = "Write at most 255 characters, or leave it out."
  }
}

variable "existing_vault_id" {
  description = "For the console: db_config.vault_ocid."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_vault_id == "" || can(regex("^ocid1\\.vault\\.", var.existing_vault_id))
    error_message = "Write the OCID of a vault; it starts with \"ocid1.vault.\". Or leave it out."
  }
}

variable "existing_vault_compartment_id" {
  description = "For the console: db_config.vault_compartment_id."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.existing_vault_compartment_id == "" || can(regex("^ocid1\\.(compartment|tenancy)\\.", var.existing_vault_compartment_id))
    error_message = "Write the OCID of a compartment; it starts with \"ocid1.compartment.\". Or leave it out."
  }
}

variable "mysql_shape" {
  description = "Shape of the MySQL database. A change restarts it."
  type        = string
  default     = "MySQL.VM.Standard.E3.1.8GB"
  nullable    = false

  validation {
    condition     = can(regex("^MySQL\\.", var.mysql_shape))
    error_message = "Write a shape of the MySQL service, for example \"MySQL.VM.Standard.E3.1.8GB\"."
  }
}

variable "mysql_high_availability" {
  description = "Whether MySQL runs three times, in as many availability or fault domains. It then costs three times as much."
  type        = bool
  default     = false
  nullable    = false
}

variable "mysql_storage_in_gbs" {
  description = "Storage that the MySQL database begins with, in GB."
  type        = number
  default     = 50
  nullable    = false

  validation {
    condition     = var.mysql_storage_in_gbs >= 50 && var.mysql_storage_in_gbs <= 131072
    error_message = "Write 50 to 131072 (GB)."
  }
}

variable "mysql_max_storage_in_gbs" {
  description = "Storage that the MySQL database may grow to by itself, in GB. 0: it does not grow."
  type        = number
  default     = 500
  nullable    = false

  validation {
    condition     = var.mysql_max_storage_in_gbs == 0 || var.mysql_max_storage_in_gbs >= 50 && var.mysql_max_storage_in_gbs <= 131072
    error_message = "Write 50 to 131072 (GB), or 0 to have it not grow."
  }
}

variable "mysql_backup_retention_in_days" {
  description = "Days that daily backups of the MySQL database are kept, and that it can be set back within."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.mysql_backup_retention_in_days >= 1 && var.mysql_backup_retention_in_days <= 35
    error_message = "Write 1 to 35 (days)."
  }
}

variable "mysql_deletion_protection" {
  description = "Whether the MySQL service refuses to delete the database. Apply with false before a destroy."
  type        = bool
  default     = true
  nullable    = false
}

# Object Storage

variable "create_bucket" {
  description = "Whether a bucket is made for the store's data."
  type        = bool
  default     = true
  nullable    = false
}

variable "bucket_old_versions_in_days" {
  description = "Days that the bucket keeps objects that were overwritten or deleted."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.bucket_old_versions_in_days >= 1
    error_message = "Write at least 1 (day)."
  }
}

variable "bucket_kms_key_ocid" {
  description = "OCID of the key that encrypts the bucket. Empty: Oracle's own."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.bucket_kms_key_ocid == "" || can(regex("^ocid1\\.key\\.", var.bucket_kms_key_ocid))
    error_message = "Write the OCID of a key; it starts with \"ocid1.key.\". Or leave it out."
  }
}

# Observability

variable "enable_logs" {
  description = "Whether calls of the gateway and the authoriser, and the connections of the API's subnet, are logged."
  type        = bool
  default     = true
  nullable    = false
}

variable "log_retention_in_days" {
  description = "Days that logs are kept, in months of 30 days."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180], var.log_retention_in_days)
    error_message = "Write 30, 60, 90, 120, 150 or 180 (days)."
  }
}

variable "enable_alarms" {
  description = "Whether errors, slowness, a busy or full database and lost instances raise alarms."
  type        = bool
  default     = true
  nullable    = false
}

variable "alarm_email" {
  description = "Address that alarms are sent to. Its owner has to confirm the subscription. Empty: subscribe to the topic by hand."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.alarm_email == "" || can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.alarm_email))
    error_message = "Write an e-mail address, or leave it out."
  }
}
