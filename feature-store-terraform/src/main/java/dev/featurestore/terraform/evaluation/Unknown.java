package dev.featurestore.terraform.evaluation;

/** A value, or a part of one, that only Terraform knows. */
public enum Unknown {
    VALUE
}
