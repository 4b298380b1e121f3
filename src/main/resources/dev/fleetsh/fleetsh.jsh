// fleetsh in a jshell of its own. Keep this as fleetsh.jsh, then:
//   jshell --class-path @CLASSPATH@ --startup DEFAULT --startup fleetsh.jsh
// There are then: fleet, nodes, nodes("PREDICATE"), check(…), why("NODE"), can("NODE", "CAPABILITY"),
// path("NODE", "SERVICE"), show(VALUE) for tables, fleetsh.run("LINE") for every other verb.
import dev.fleetsh.Fleetsh;
import dev.fleetsh.check.*;
import dev.fleetsh.fleet.*;
import dev.fleetsh.session.*;
Fleetsh fleetsh = Fleetsh.with(@OPTIONS@);
Session session = fleetsh.session();
Fleet fleet = fleetsh.fleet();
Nodes nodes = fleetsh.nodes();
Nodes nodes(String selection) { return fleetsh.nodes(selection); }
Assessment check(Object... selection) { return fleetsh.check(selection); }
Object why(Object... nodes) { return fleetsh.why(nodes); }
Object can(Object... nodesAndCapability) { return fleetsh.can(nodesAndCapability); }
Object path(Object... nodeAndServices) { return fleetsh.path(nodeAndServices); }
void show(Object value) { System.out.print(fleetsh.text(value)); }
