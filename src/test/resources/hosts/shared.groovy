// The same text in Java and in Groovy: fleetsh, jshell and groovysh run it and print the same.
System.out.println("BEGIN");
int old = nodes.where(n -> n.isWindows() && n.agent().isBelow("3.0.222.0")).size();
System.out.println(old + " Windows nodes below 3.0.222.0");
System.out.println(check(nodes).ready().size() + " of " + nodes.size() + " ready");
for (String id : check(nodes).failing("session-channel").ids()) {
    if (id.startsWith("mi-")) {
        System.out.println("no channel: " + id);
    }
}
show(nodes.groupBy(n -> n.region()).counts());
System.out.println(why("DC-PARIS-01"));
System.out.println(can("DC-PARIS-01", "port-forward"));
show(can("DC-PARIS-01", "port-forward"));
System.out.println("END");
