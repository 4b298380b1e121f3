package dev.fleetsh.shell;

/** The texts of {@code --help} and {@code --version}. */
public final class Usage {
    private Usage() {}

    /** The name and version of the program, from the jar's manifest. */
    public static String version() {
        String version = Usage.class.getPackage().getImplementationVersion();
        return "fleetsh " + (version == null ? "(built from source)" : version);
    }

    public static String help() {
        return """
                usage: fleetsh [OPTIONS]                     a shell on the fleet
                       fleetsh -c LINE [-c LINE …]           run lines and leave
                       fleetsh -f FILE                       run a file; *.groovy as one script, others line by line
                       fleetsh -f FILE.groovy -- ARGUMENTS   the same with values for the script's parameters
                       fleetsh run SCRIPT ARGUMENTS          run a saved script; `fleetsh script list` shows them
                       COMMAND | fleetsh                     run lines from standard input
                       fleetsh sandbox [--port N]            serve the simulated AWS on the loopback interface
                       fleetsh jshell [-f FILE]              the fleet inside jshell; -f loads a file first
                       fleetsh jshell --print-startup        what a jshell of its own needs for that
                       fleetsh groovysh-init                 what groovysh 5 needs for that

                Which fleet
                  --profile NAME       AWS profile; several with commas or by repeating
                  --region NAME        AWS Region; several with commas or by repeating
                  --endpoint-url URL   endpoint of the AWS services
                  --assume-role NAME   read accounts by this role of theirs; an ARN for a single one
                  --accounts NUMBERS   which accounts, with commas or by repeating
                  --org                all accounts of the organisation, by the role OrganizationAccountAccessRole where
                                       --assume-role names no other; the account that one is in needs none
                  --ou ID              of the organisation only this unit and those below it; several with commas
                  --external-id TEXT   what the roles want to hear
                  --role-session-name  what AWS calls the sessions (fleetsh)
                  --sandbox            the simulated fleet; also when nothing points at AWS
                  --sandbox-nodes N    number of simulated nodes (about 240)
                  --sandbox-seed S     seed of the simulated fleet
                  --sandbox-limits     the simulated AWS keeps the rates that AWS keeps
                  --fault FAULT        switch on a fault of the simulated AWS; may be repeated
                  --rules EDITION      current (default) or seed

                What may be changed without a question, with -c, -f, run and standard input
                  --yes --max-nodes N  apply plans that reach no more than N nodes

                Output
                  --format FORMAT      table (default), json, csv, md or plain
                  --fail-on SEVERITY   exit code 1 when a check finds a failure of that severity or a graver one:
                                       blocker, feature, degraded, advisory, cost; never (default)
                  --plain              no redraws, no box characters: for screen readers and logs
                  --startup FILE       enter FILE first instead of init.groovy; -c, -f and standard input enter none
                                       without it
                  --no-startup         enter no file first
                  --color, --no-color  colours always or never; NO_COLOR is respected

                  --help, --version

                Exit codes: 0 fine · 1 findings, a failed evaluation or apply · 2 usage · 3 script error
                            4 AWS or credentials · 130 interrupted · 141 the reader of the output has gone
                """;
    }
}
