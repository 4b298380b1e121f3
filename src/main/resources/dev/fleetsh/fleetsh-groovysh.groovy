// fleetsh in groovysh 5. Keep this as ~/.groovy/groovysh_init.groovy, and put fleetsh behind the libraries of groovysh:
//   CLASSPATH=@CLASSPATH@ groovysh
// By default groovysh runs lines with def, and typed ones, again with every line that follows; with
// JAVA_OPTS=-Dgroovysh.interpreterMode=false it does not, and only x = … keeps a value.
// There are then: fleet, nodes, check(…), why('NODE'), can('NODE', 'CAPABILITY'),
// path('NODE', 'SERVICE'), show(VALUE) for tables, fleetsh.nodes('PREDICATE') and fleetsh.run('LINE') for every other verb.
import dev.fleetsh.Fleetsh
// Without these two, groovysh runs what is being typed, to complete it.
GROOVY_OPTIONS = [restrictedCompletion: true, noSyntaxCheck: true]
fleetsh = Fleetsh.with(@OPTIONS@)
session = fleetsh.session()
fleet = fleetsh.fleet()
nodes = fleetsh.nodes()
check = { Object... selection -> fleetsh.check(selection) }
why = { Object... chosen -> fleetsh.why(chosen) }
can = { Object... chosen -> fleetsh.can(chosen) }
path = { Object... chosen -> fleetsh.path(chosen) }
show = { Object value -> System.out.print(fleetsh.text(value)) }
