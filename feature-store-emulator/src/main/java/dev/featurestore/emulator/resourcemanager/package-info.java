/**
 * Resource Manager: stacks, jobs, their logs and files, under {@code /20180917}.
 */
@NullMarked
package dev.featurestore.emulator.resourcemanager;

import org.jspecify.annotations.NullMarked;
