/** What roles and people may do, by simulations, trusts and the policies of keys: facts in, grants out; pure. */
@NullMarked
package dev.fleetsh.check.permission;

import org.jspecify.annotations.NullMarked;
