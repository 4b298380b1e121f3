package dev.fleetsh.command;

import dev.fleetsh.fleet.Table;
import java.util.List;

/**
 * A subject of help that is no verb.
 *
 * @param name one word, as in {@code help NAME}
 * @param title in a line
 * @param text lines that are at most 110 columns wide
 */
record Topic(String name, String title, String text) {
    static final List<Topic> ALL = List.of(
            new Topic("dc-read-only", "Sessions on read-only domain controllers", """
                    A read-only controller can't write its directory. At each session the agent sets a password for the account
                    ssm-user and enables it, so a plain shell session is expected to fail there, whether or not the account is
                    in the domain. No account that is created elsewhere changes that. What works instead, without ssm-user:

                    plan elevated-session-document SELECTION   a session document that runs as SYSTEM; who may use it is a
                                                               matter of IAM, since it makes its user an administrator
                    can NODE port-forward                      remote desktop through a forwarded port 3389, signed in with
                                                               an account of the domain
                    can NODE ssh                               SSH through a session, where the node has a server for it

                    Don't add ssm-user to those whose passwords the controller may keep: that copies the password of a domain
                    administrator to the place that is trusted least. And don't stop the directory service, as the agent's own
                    message advises: it would take the controller out of service."""),
            new Topic("domain-controllers", "Sessions on domain controllers", """
                    Since agent 2.3.612.0 no shell session opens on a domain controller without the domain account ssm-user, and
                    no API tells whether it is there. So:

                    probe domain windows          looks on the nodes: controllers, their domains, the account
                    why DC-PARIS-01               says what is missing
                    plan create-ssm-user windows  makes the account once for each domain, on one controller that can write
                    help dc-read-only             what works on controllers that can't

                    Whoever may start a session on a controller is a domain administrator from then on: narrow
                    ssm:StartSession first. Port forwarding and SSH need no ssm-user."""),
            new Topic("guard", "What keeps fleetsh from changing anything by accident", """
                    Each AWS client of fleetsh's refuses what is not on a closed list of reading operations, unless an approved
                    plan names the very call. Approved means: a person typed what the question asks for, or the command line
                    said --yes --max-nodes N. A script can't say it.

                    plan REMEDY SELECTION   what would change; nothing is sent that changes anything
                    whatif PLAN             what that would lead to
                    apply PLAN              asks, then does it in waves, and looks whether it helped
                    arm, disarm             narrow what may be approved at all
                    journal                 who changed what, when, why, by which call
                    undo PLAN               plans the way back

                    It guards against accidents; code that makes AWS clients of its own is kept from nothing but by IAM."""),
            new Topic("plans", "Plans: what they are, and where they go", """
                    A plan lists effects on real resources, each once, and goes by its id: p1, p2, …

                    plan                    lists the plans of this session
                    show p1 calls           the calls it would make; also script, json
                    plan … --out p.json     keeps it in a file, which whatif, diff, show and apply take
                    diff p1 p2              in what two differ
                    resume, cancel          go on with an apply that was interrupted, or end it

                    Before an apply, fleetsh reads again what the plan rests on, and refuses where that has moved."""));

    Table table() {
        return new Table(title, List.of("", ""), List.of(), text.lines().toList());
    }
}
