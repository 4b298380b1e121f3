/** The AWS SDK: clients, credentials, collectors that turn answers, and refusals, into facts. */
@NullMarked
package dev.fleetsh.aws;

import org.jspecify.annotations.NullMarked;
