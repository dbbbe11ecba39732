removed {
  from = oci_core_vcn.this
}
import {
  for_each = {}
}
