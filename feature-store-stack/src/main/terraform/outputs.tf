output "api_endpoint" {
  description = "Where clients call the API (fs_service_endpoint of the Python client). Nothing without a gateway."
  value       = var.custom_domain == "" ? one(oci_apigateway_deployment.this[*].endpoint) : "https://${var.custom_domain}${local.api_base_path}"
}

output "api_private_endpoint" {
  description = "Where the gateway calls the active side of the API, inside the network. There is no authoriser in front of it."
  value       = local.api_url
}

output "active_color" {
  description = "The side of the API that answers."
  value       = var.active_color
}

output "color_header" {
  description = "Header that calls one side of the API by its color, whichever is active, while both run."
  value       = local.color_header
}

output "deployed_versions" {
  description = "Images that run, by component: authoriser, api_blue, api_green."
  value = merge(
    { for color, image in local.api_images : "api_${color}" => image },
    local.gateway ? { authoriser = local.authoriser_image } : {},
  )
}

output "gateway_id" {
  description = "OCID of the API gateway."
  value       = one(oci_apigateway_gateway.this[*].id)
}

output "gateway_hostname" {
  description = "Host name of the API gateway."
  value       = one(oci_apigateway_gateway.this[*].hostname)
}

output "gateway_ip_addresses" {
  description = "Addresses of the API gateway, for the DNS record of a custom domain."
  value       = [for address in flatten(oci_apigateway_gateway.this[*].ip_addresses) : address.ip_address]
}

output "authoriser_function_id" {
  description = "OCID of the function that authorises calls."
  value       = one(oci_functions_function.authoriser[*].id)
}

output "vcn_id" {
  description = "OCID of the network."
  value       = local.vcn_id
}

output "subnet_ids" {
  description = "OCIDs of the subnets that were made, by purpose: gateway, api, db, functions."
  value = merge(
    { api = oci_core_subnet.api.id },
    local.gateway ? { gateway = one(oci_core_subnet.gateway[*].id), functions = one(oci_core_subnet.functions[*].id) } : {},
    local.own_database ? {} : { db = one(oci_core_subnet.db[*].id) },
  )
}

output "mysql_db_system_id" {
  description = "OCID of the MySQL database that was made."
  value       = one(oci_mysql_mysql_db_system.this[*].id)
}

output "vault_secret_id" {
  description = "OCID of the secret that holds the password of the database. The password itself is never an output."
  value       = local.database_secret_id
}

output "bucket_name" {
  description = "Name of the bucket for the store's data."
  value       = one(oci_objectstorage_bucket.data[*].name)
}

output "log_group_id" {
  description = "OCID of the log group."
  value       = one(oci_logging_log_group.this[*].id)
}

output "alarm_topic_id" {
  description = "OCID of the topic that alarms are sent to."
  value       = one(oci_ons_notification_topic.alarms[*].id)
}

output "iam_dynamic_groups" {
  description = "Dynamic groups that the stack needs, with their rules. They are made by the stack, or by an administrator with create_iam = false."
  value       = { for name, group in local.dynamic_groups : "${local.name}-${name}" => group.rule }
}

output "iam_statements" {
  description = "Policy statements that the stack needs, by what needs them. They are made by the stack, or by an administrator with create_iam = false."
  value = merge(
    { api = concat(local.api_statements, local.api_secret_statements, local.puller_secret_statements) },
    local.gateway ? { gateway = local.gateway_statements, authoriser = local.authoriser_statements } : {},
    length(local.images_statements) > 0 ? { images = local.images_statements } : {},
    var.create_bucket ? { bucket = local.bucket_statements } : {},
  )
}
