/** What an account has in a Region beside its nodes: networks, keys, log groups and buckets. */
@NullMarked
package dev.fleetsh.sandbox.resource;

import org.jspecify.annotations.NullMarked;
