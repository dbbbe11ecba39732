mock_provider "oci" {
  source = "./tests/mocks"
}

mock_provider "oci" {
  alias  = "home"
  source = "./tests/mocks"
}

mock_provider "kubernetes" {
  source = "./tests/mocks/kubernetes"
}

run "off" {
  command = plan

  variables {
    enable_logs   = false
    enable_alarms = false
  }

  assert {
    condition     = length(oci_logging_log_group.this) == 0 && length(oci_logging_log.access) == 0 && length(oci_logging_log.execution) == 0 && length(oci_logging_log.authoriser) == 0 && length(oci_logging_log.api) == 0
    error_message = "No logs."
  }

  assert {
    condition     = length(oci_ons_notification_topic.alarms) == 0 && length(oci_monitoring_alarm.this) == 0 && length(oci_ons_subscription.email) == 0
    error_message = "No alarms."
  }
}

run "on" {
  command = apply

  variables {
    alarm_email           = "team@example.com"
    log_retention_in_days = 90
  }

  assert {
    condition     = oci_ons_subscription.email[0].endpoint == "team@example.com" && oci_ons_subscription.email[0].protocol == "EMAIL" && oci_ons_subscription.email[0].topic_id == oci_ons_notification_topic.alarms[0].id
    error_message = "The e-mail address is subscribed."
  }

  assert {
    condition     = alltrue([for alarm in values(oci_monitoring_alarm.this) : alarm.destinations == tolist([oci_ons_notification_topic.alarms[0].id]) && alarm.is_enabled])
    error_message = "Every alarm is sent to the topic."
  }

  assert {
    condition     = { for log in concat(oci_logging_log.access, oci_logging_log.execution, oci_logging_log.authoriser, oci_logging_log.api) : log.display_name => "${log.configuration[0].source[0].service} ${log.configuration[0].source[0].category} ${log.retention_duration}" } == { gateway-access = "apigateway access 90", gateway-execution = "apigateway execution 90", authoriser = "functions invoke 90", api-connections = "flowlogs all 90" }
    error_message = "Each log has its service and the configured retention."
  }

  assert {
    condition     = oci_monitoring_alarm.this["errors"].query == "HttpResponses[5m]{resourceId = \"${oci_apigateway_gateway.this[0].id}\", httpStatusCategory = \"5xx\"}.sum() > 10" && endswith(oci_monitoring_alarm.this["instance-blue-0"].query, ".absent()") && oci_monitoring_alarm.this["unhealthy-blue"].query == "UnhealthyBackends[5m]{resourceId = \"${oci_network_load_balancer_network_load_balancer.this.id}\", backendSetName = \"blue\"}.max() > 0" && strcontains(oci_monitoring_alarm.this["database-storage"].query, "DbVolumeUtilization[5m]{resourceId = \"${oci_mysql_mysql_db_system.this[0].id}\"}")
    error_message = "Alarms refer to the created resources."
  }
}
