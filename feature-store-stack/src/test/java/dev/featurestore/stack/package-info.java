/** What the stack promises, checked without Terraform's provider and without a cloud. */
@NullMarked
package dev.featurestore.stack;

import org.jspecify.annotations.NullMarked;
