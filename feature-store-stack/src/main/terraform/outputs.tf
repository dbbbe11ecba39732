output "api_endpoint" {
  description = "Endpoint of the API for clients (fs_service_endpoint of the Python client). Null without an API gateway."
  value       = var.custom_domain == "" ? one(oci_apigateway_deployment.this[*].endpoint) : "https://${var.custom_domain}${local.api_base_path}"
}

output "api_private_endpoint" {
  description = "Endpoint of the active color of the API within the VCN. Calls to it bypass the authoriser."
  value       = local.api_url
}

output "active_color" {
  description = "Color that the API gateway sends calls to."
  value       = var.active_color
}

output "color_header" {
  description = "Header that selects a color of the API, while both colors run."
  value       = local.color_header
}

output "deployed_versions" {
  description = "Deployed images by component: authoriser, api_blue, api_green."
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
  description = "IP addresses of the API gateway, for the DNS record of a custom domain."
  value       = [for address in flatten(oci_apigateway_gateway.this[*].ip_addresses) : address.ip_address]
}

output "authoriser_function_id" {
  description = "OCID of the authoriser function."
  value       = one(oci_functions_function.authoriser[*].id)
}

output "vcn_id" {
  description = "OCID of the VCN."
  value       = local.vcn_id
}

output "cluster_id" {
  description = "OCID of the Kubernetes cluster. Null without one."
  value       = local.on_cluster ? local.cluster_id : null
}

output "subnet_ids" {
  description = "OCIDs of the subnets by purpose: gateway, api, db, functions; for a Kubernetes cluster also lb, nodes, cluster."
  value = merge(
    { api = oci_core_subnet.api.id },
    local.gateway ? { gateway = one(oci_core_subnet.gateway[*].id), functions = one(oci_core_subnet.functions[*].id) } : {},
    local.own_database ? {} : { db = one(oci_core_subnet.db[*].id) },
    local.on_cluster ? { lb = one(oci_core_subnet.lb[*].id) } : {},
    local.new_cluster ? { nodes = one(oci_core_subnet.nodes[*].id), cluster = one(oci_core_subnet.cluster[*].id) } : {},
  )
}

output "mysql_db_system_id" {
  description = "OCID of the MySQL DB system. Null with an existing database."
  value       = one(oci_mysql_mysql_db_system.this[*].id)
}

output "vault_secret_id" {
  description = "OCID of the secret with the password of the database. The password itself is not an output."
  value       = local.database_secret_id
}

output "bucket_name" {
  description = "Name of the bucket for the data of the feature store."
  value       = one(oci_objectstorage_bucket.data[*].name)
}

output "log_group_id" {
  description = "OCID of the log group."
  value       = one(oci_logging_log_group.this[*].id)
}

output "alarm_topic_id" {
  description = "OCID of the notification topic for alarms."
  value       = one(oci_ons_notification_topic.alarms[*].id)
}

output "user_group_id" {
  description = "OCID of the group whose members can call the API: feature_store_user_group_id, or the group that the stack created. Null without both."
  value       = local.user_group_id == "" ? null : local.user_group_id
}

output "iam_dynamic_groups" {
  description = "Dynamic groups that the stack requires, with their matching rules. If create_iam is false, an administrator must create them."
  value       = { for name, group in local.dynamic_groups : "${local.name}-${name}" => group.rule }
}

output "iam_statements" {
  description = "Policy statements that the stack requires, by purpose. If create_iam is false, an administrator must create them."
  value = merge(
    { api = concat(local.api_statements, local.api_secret_statements, local.puller_secret_statements), images = local.images_statements },
    length(local.data_statements) > 0 ? { data = local.data_statements } : {},
    local.gateway ? { gateway = local.gateway_statements, authoriser = local.authoriser_statements } : {},
    var.create_bucket ? { bucket = local.bucket_statements } : {},
  )
}
