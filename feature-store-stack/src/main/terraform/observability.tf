# Logs

resource "oci_logging_log_group" "this" {
  count = var.enable_logs ? 1 : 0

  compartment_id = var.compartment_ocid
  display_name   = local.name
  description    = "Feature store (${var.deployment_name})"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_logging_log" "access" {
  count = var.enable_logs && local.gateway ? 1 : 0

  log_group_id       = one(oci_logging_log_group.this[*].id)
  display_name       = "gateway-access"
  log_type           = "SERVICE"
  retention_duration = var.log_retention_in_days
  is_enabled         = true

  configuration {
    compartment_id = var.compartment_ocid

    source {
      source_type = "OCISERVICE"
      service     = "apigateway"
      category    = "access"
      resource    = one(oci_apigateway_deployment.this[*].id)
    }
  }

  freeform_tags = local.tags
  defined_tags  = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_logging_log" "execution" {
  count = var.enable_logs && local.gateway ? 1 : 0

  log_group_id       = one(oci_logging_log_group.this[*].id)
  display_name       = "gateway-execution"
  log_type           = "SERVICE"
  retention_duration = var.log_retention_in_days
  is_enabled         = true

  configuration {
    compartment_id = var.compartment_ocid

    source {
      source_type = "OCISERVICE"
      service     = "apigateway"
      category    = "execution"
      resource    = one(oci_apigateway_deployment.this[*].id)
    }
  }

  freeform_tags = local.tags
  defined_tags  = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_logging_log" "authoriser" {
  count = var.enable_logs && local.gateway ? 1 : 0

  log_group_id       = one(oci_logging_log_group.this[*].id)
  display_name       = "authoriser"
  log_type           = "SERVICE"
  retention_duration = var.log_retention_in_days
  is_enabled         = true

  configuration {
    compartment_id = var.compartment_ocid

    source {
      source_type = "OCISERVICE"
      service     = "functions"
      category    = "invoke"
      resource    = one(oci_functions_application.authoriser[*].id)
    }
  }

  freeform_tags = local.tags
  defined_tags  = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

# Logging has no service log for container instances: Container Instances keeps the output of the API. This log has the
# connections of the API's subnet.
resource "oci_logging_log" "api" {
  count = var.enable_logs && local.on_instances ? 1 : 0

  log_group_id       = one(oci_logging_log_group.this[*].id)
  display_name       = "api-connections"
  log_type           = "SERVICE"
  retention_duration = var.log_retention_in_days
  is_enabled         = true

  configuration {
    compartment_id = var.compartment_ocid

    source {
      source_type = "OCISERVICE"
      service     = "flowlogs"
      category    = "all"
      resource    = oci_core_subnet.api.id
    }
  }

  freeform_tags = local.tags
  defined_tags  = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

# The same for the nodes. The output of pods is in the cluster (kubectl logs).
resource "oci_logging_log" "nodes" {
  count = var.enable_logs && local.new_cluster ? 1 : 0

  log_group_id       = one(oci_logging_log_group.this[*].id)
  display_name       = "node-connections"
  log_type           = "SERVICE"
  retention_duration = var.log_retention_in_days
  is_enabled         = true

  configuration {
    compartment_id = var.compartment_ocid

    source {
      source_type = "OCISERVICE"
      service     = "flowlogs"
      category    = "all"
      resource    = one(oci_core_subnet.nodes[*].id)
    }
  }

  freeform_tags = local.tags
  defined_tags  = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

# Alarms

locals {
  # Queries are in Monitoring Query Language (MQL). An alarm fires after its condition is met for the time "pending".
  alarms = merge(
    local.gateway ? {
      errors = {
        title     = "The API returns errors (5xx)"
        namespace = "oci_apigateway"
        query     = "HttpResponses[5m]{resourceId = \"${one(oci_apigateway_gateway.this[*].id)}\", httpStatusCategory = \"5xx\"}.sum() > 10"
        severity  = "CRITICAL"
        pending   = "PT5M"
      }
      latency = {
        title     = "The API responds slowly (more than 5 seconds)"
        namespace = "oci_apigateway"
        query     = "Latency[5m]{resourceId = \"${one(oci_apigateway_gateway.this[*].id)}\"}.percentile(0.95) > 5"
        severity  = "WARNING"
        pending   = "PT10M"
      }
    } : {},
    local.watched_database == null ? {} : {
      database-cpu = {
        title     = "High CPU usage of the database (more than 80 %)"
        namespace = "oci_mysql_database"
        query     = "CPUUtilization[5m]{${local.watched_database}}.mean() > 80"
        severity  = "WARNING"
        pending   = "PT15M"
      }
      database-storage = {
        title     = "High storage usage of the database (more than 80 %)"
        namespace = "oci_mysql_database"
        query     = "DbVolumeUtilization[5m]{${local.watched_database}}.mean() > 80"
        severity  = "CRITICAL"
        pending   = "PT15M"
      }
    },
    # A container that restarts again and again keeps the CPU metric of its instance alive. Its health check fails between the starts,
    # so each window has a failure. A new version is unhealthy for about two minutes, which is shorter than the time "pending".
    { for color in keys(local.instance_colors) : "unhealthy-${color}" => {
      title     = "Container instances of ${color} do not answer, or restart again and again"
      namespace = "oci_nlb"
      query     = "UnhealthyBackends[5m]{resourceId = \"${oci_network_load_balancer_network_load_balancer.this.id}\", backendSetName = \"${color}\"}.max() > 0"
      severity  = "CRITICAL"
      pending   = "PT10M"
    } },
    { for key in keys(local.instances) : "instance-${key}" => {
      title     = "Container instance ${key} of the API is down"
      namespace = "oci_computecontainerinstance"
      query     = "CpuUtilization[5m]{resourceId = \"${oci_container_instances_container_instance.api[key].id}\"}.absent()"
      severity  = "CRITICAL"
      pending   = "PT5M"
    } },
    # The load balancer of a service knows its nodes, not its pods; pods that do not answer are errors of the API gateway.
    local.on_cluster ? {
      pods = {
        title     = "Pods find no node of the cluster with room for them"
        namespace = "oci_oke"
        query     = "UnschedulablePods[5m]{resourceId = \"${local.cluster_id}\"}.max() > 0"
        severity  = "CRITICAL"
        pending   = "PT10M"
      }
      nodes = {
        title     = "No node of the cluster is ready"
        namespace = "oci_oke"
        query     = "KubernetesNodeCondition[5m]{clusterId = \"${local.cluster_id}\", nodeCondition = \"Ready\"}.absent()"
        severity  = "CRITICAL"
        pending   = "PT5M"
      }
    } : {},
  )

  watched_database = local.own_database ? (
    local.own_mysql.name == null ? null : "resourceName = \"${coalesce(local.own_mysql.name, "?")}\""
  ) : "resourceId = \"${one(oci_mysql_mysql_db_system.this[*].id)}\""
}

resource "oci_ons_notification_topic" "alarms" {
  count = var.enable_alarms ? 1 : 0

  compartment_id = var.compartment_ocid
  name           = "${local.name}-alarms"
  description    = "Alarms of the feature store (${var.deployment_name})"
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_ons_subscription" "email" {
  count = var.enable_alarms && var.alarm_email != "" ? 1 : 0

  compartment_id = var.compartment_ocid
  topic_id       = one(oci_ons_notification_topic.alarms[*].id)
  protocol       = "EMAIL"
  endpoint       = var.alarm_email
  freeform_tags  = local.tags
  defined_tags   = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}

resource "oci_monitoring_alarm" "this" {
  for_each = var.enable_alarms ? local.alarms : {}

  compartment_id        = var.compartment_ocid
  metric_compartment_id = var.compartment_ocid
  display_name          = "${local.name}-${each.key}"
  body                  = "${each.value.title}: feature store ${var.deployment_name} in ${var.region}."
  namespace             = each.value.namespace
  query                 = each.value.query
  severity              = each.value.severity
  pending_duration      = each.value.pending
  destinations          = oci_ons_notification_topic.alarms[*].id
  is_enabled            = true
  freeform_tags         = local.tags
  defined_tags          = local.defined_tags

  lifecycle {
    ignore_changes = [defined_tags["Oracle-Tags.CreatedBy"], defined_tags["Oracle-Tags.CreatedOn"]]
  }
}
