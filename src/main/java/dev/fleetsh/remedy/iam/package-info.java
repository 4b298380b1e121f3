/** Policies of IAM and of VPC endpoints, as remedies read and extend them. */
@NullMarked
package dev.fleetsh.remedy.iam;

import org.jspecify.annotations.NullMarked;
