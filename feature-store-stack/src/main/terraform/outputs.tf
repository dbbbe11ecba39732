output "api_endpoint" {
  description = "Where clients call the API (fs_service_endpoint of the Python client)."
  value       = oci_apigateway_deployment.this.endpoint
}

output "api_private_endpoint" {
  description = "Where the gateway calls the API, inside the network. There is no authoriser in front of it."
  value       = local.api_private_endpoint
}

output "gateway_id" {
  description = "OCID of the API gateway."
  value       = oci_apigateway_gateway.this.id
}

output "gateway_hostname" {
  description = "Host name of the API gateway."
  value       = oci_apigateway_gateway.this.hostname
}

output "authoriser_function_id" {
  description = "OCID of the function that authorises calls."
  value       = oci_functions_function.authoriser.id
}

output "deployed_versions" {
  description = "Images that run, by component."
  value = {
    api        = local.api_image
    authoriser = local.authoriser_image
  }
}

output "vcn_id" {
  description = "OCID of the network."
  value       = oci_core_vcn.this.id
}

output "subnet_ids" {
  description = "OCIDs of the subnets, by purpose."
  value = {
    gateway   = oci_core_subnet.gateway.id
    api       = oci_core_subnet.api.id
    db        = oci_core_subnet.db.id
    functions = oci_core_subnet.functions.id
  }
}

output "mysql_db_system_id" {
  description = "OCID of the MySQL database."
  value       = oci_mysql_mysql_db_system.this.id
}

output "vault_secret_id" {
  description = "OCID of the secret that holds the password of the database. The password itself is never an output."
  value       = oci_vault_secret.mysql_admin.id
}
