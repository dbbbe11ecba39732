# A store that was deployed with another shape, as by an earlier version of the stack.

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

run "deployed" {
  command = apply

  variables {
    mysql_shape = "MySQL.VM.Standard.E3.1.8GB"
  }

  assert {
    condition     = oci_mysql_mysql_db_system.this[0].shape_name == "MySQL.VM.Standard.E3.1.8GB"
    error_message = "The former default shape is accepted."
  }
}

run "another_default" {
  command = apply

  assert {
    condition     = oci_mysql_mysql_db_system.this[0].shape_name == "MySQL.VM.Standard.E3.1.8GB" && output.mysql_db_system_id == run.deployed.mysql_db_system_id
    error_message = "Another default neither resizes nor replaces the deployed database."
  }
}

run "another_shape" {
  command = apply

  variables {
    mysql_shape = "MySQL.4"
  }

  assert {
    condition     = oci_mysql_mysql_db_system.this[0].shape_name == "MySQL.VM.Standard.E3.1.8GB"
    error_message = "Nor does a configured shape."
  }

  expect_failures = [check.mysql_shape]
}
