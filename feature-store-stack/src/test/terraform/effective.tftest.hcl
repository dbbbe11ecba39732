# Values that are valid by themselves, but not together: from the keys of an object, from variables of the console, and from both.

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

run "small_vcn_by_console" {
  command = plan

  variables {
    vcn_cidr = "10.0.0.0/24"
  }

  expect_failures = [terraform_data.inputs]
}

run "small_vcn" {
  command = plan

  variables {
    vcn_details = { vcn_cidr = "10.0.0.0/24" }
  }

  expect_failures = [var.vcn_details]
}

run "ipv6_by_console" {
  command = plan

  variables {
    vcn_cidr = "fd00::/48"
  }

  expect_failures = [terraform_data.inputs]
}

run "ipv6" {
  command = plan

  variables {
    vcn_details = { vcn_cidr = "fd00::/48" }
  }

  expect_failures = [var.vcn_details]
}

run "large_vcn_by_console" {
  command = plan

  variables {
    vcn_cidr = "10.0.0.0/8"
  }

  expect_failures = [terraform_data.inputs]
}

run "small_subnets_by_console" {
  command = plan

  variables {
    subnet_suffix = 14
  }

  expect_failures = [terraform_data.inputs]
}

run "small_subnets_of_both" {
  command = plan

  variables {
    vcn_cidr    = "10.0.0.0/20"
    vcn_details = { subnet_suffix = 12 }
  }

  expect_failures = [terraform_data.inputs]
}

run "too_few_subnets_by_console" {
  command = plan

  variables {
    vcn_cidr      = "10.0.0.0/24"
    subnet_suffix = 2
    max_subnet    = 5
  }

  expect_failures = [terraform_data.inputs]
}

run "part_of_a_subnet" {
  command = plan

  variables {
    subnet_suffix = 8.5
  }

  expect_failures = [terraform_data.inputs]
}

run "many_instances_of_both_colors" {
  command = plan

  variables {
    vcn_details = { subnet_suffix = 10 }
    colors      = { blue = { count = 16 }, green = { count = 15 } }
  }

  expect_failures = [terraform_data.inputs]
}

run "memory_of_the_object_for_ocpus_of_the_console" {
  command = plan

  variables {
    container_ocpus              = 4
    container_shape_flex_details = { ocpus = 1, memory = 3 }
  }

  expect_failures = [terraform_data.inputs]
}

run "more_memory_than_any_shape" {
  command = plan

  variables {
    container_shape_flex_details = { ocpus = 32, memory = 1025 }
  }

  expect_failures = [terraform_data.inputs]
}

run "host_bits_in_the_clients" {
  command = plan

  variables {
    client_cidr_blocks = ["203.0.113.0/24", "10.1.2.3/16"]
  }

  expect_failures = [var.client_cidr_blocks]
}

run "ipv6_clients" {
  command = plan

  variables {
    client_cidr_blocks = ["2001:db8::/32"]
  }

  expect_failures = [var.client_cidr_blocks]
}

run "ipv6_database" {
  command = plan

  variables {
    mysql_db_config = { mysql_db_ip_addr = "fd00::1" }
  }

  expect_failures = [var.mysql_db_config]
}

run "ipv6_database_by_console" {
  command = plan

  variables {
    own_mysql_ip_address = "fd00::1"
  }

  expect_failures = [var.own_mysql_ip_address]
}

run "smallest_network" {
  command = plan

  variables {
    vcn_cidr       = "10.0.0.64/26"
    subnet_suffix  = 2
    max_subnet     = 4
    instance_count = 6
  }

  assert {
    condition     = oci_core_subnet.gateway[0].cidr_block == "10.0.0.64/28" && oci_core_subnet.functions[0].cidr_block == "10.0.0.112/28" && length(local.instances) == 6
    error_message = "The smallest VCN has four subnets of 16 addresses, where 6 instances can be replaced."
  }
}

run "largest_instance" {
  command = plan

  variables {
    container_ocpus         = 16
    container_memory_in_gbs = 1024
  }

  assert {
    condition     = oci_container_instances_container_instance.api["blue-0"].shape_config[0].memory_in_gbs == 1024
    error_message = "64 GB for each OCPU, and 1024 GB in all, are allowed."
  }
}
