package dev.fleetsh.command;

import dev.fleetsh.fleet.Table;
import java.util.List;

/**
 * A subject of help that is no verb.
 *
 * @param name one word, as in {@code help NAME}
 * @param title in a line
 * @param lines what to type, each with what it does
 * @param text paragraphs
 */
record Topic(String name, String title, List<List<Object>> lines, List<String> text) {
    static final List<Topic> ALL = List.of(
            new Topic(
                    "dc-read-only",
                    "Sessions on read-only domain controllers, which need no account ssm-user:",
                    List.of(
                            List.of(
                                    "plan elevated-session-document SELECTION",
                                    "a session document that runs as SYSTEM; IAM decides who may use it"),
                            List.of(
                                    "can NODE port-forward",
                                    "remote desktop by a forwarded port 3389, with an account of the domain"),
                            List.of("can NODE ssh", "SSH through a session, where the node has a server for it")),
                    List.of(
                            "A read-only controller can't write its directory. At each session the agent sets a password for"
                                    + " ssm-user and enables it, so a plain shell session is expected to fail there, whether or"
                                    + " not the account is in the domain. No account that is made elsewhere changes that.",
                            "Don't add ssm-user to those whose passwords the controller may keep: that copies the password of a"
                                    + " domain administrator to the place that is trusted least.",
                            "Don't stop the directory service, as the agent's own message advises: it would take the controller"
                                    + " out of service.")),
            new Topic(
                    "domain-controllers",
                    "Sessions on domain controllers:",
                    List.of(
                            List.of(
                                    "probe domain windows",
                                    "looks on the nodes: which are controllers, of which domain, with which account"),
                            List.of("why DC-PARIS-01", "says what is missing"),
                            List.of("plan create-ssm-user windows", "makes the account, once for each domain"),
                            List.of("help dc-read-only", "what works on controllers that can't be written to")),
                    List.of(
                            "Since agent 2.3.612.0 no shell session opens on a domain controller without the domain account"
                                    + " ssm-user, and no API tells whether it is there.",
                            "Whoever may start a session on a controller is a domain administrator from then on: narrow"
                                    + " ssm:StartSession first. Port forwarding and SSH need no ssm-user.")),
            new Topic(
                    "guard",
                    "What keeps fleetsh from changing anything by accident:",
                    List.of(
                            List.of(
                                    "plan REMEDY SELECTION",
                                    "what would change; nothing is sent that changes anything"),
                            List.of("whatif PLAN", "what that would lead to"),
                            List.of("apply PLAN", "asks, does it in waves, and looks whether it helped"),
                            List.of("arm, disarm", "narrow what may be approved at all"),
                            List.of("journal", "who changed what, when, why and by which call"),
                            List.of("undo PLAN", "plans the way back")),
                    List.of(
                            "Each AWS client of fleetsh's refuses what is not on a closed list of reading operations, unless an"
                                    + " approved plan names the very call. Approved means that a person typed what the question"
                                    + " asks for, or that the command line said --yes --max-nodes N. A script can't say it.",
                            "It guards against accidents: code that makes AWS clients of its own is kept from nothing but by"
                                    + " IAM.")),
            new Topic(
                    "plans",
                    "Plans: what they are, and where they go:",
                    List.of(
                            List.of("plan", "lists the plans of this session"),
                            List.of("show p1 calls", "the calls it would make; also script, json"),
                            List.of("plan … --out p.json", "keeps it in a file, which whatif, diff and apply take"),
                            List.of("diff p1 p2", "in what two differ"),
                            List.of("resume, cancel", "go on with an apply that was interrupted, or end it")),
                    List.of(
                            "A plan lists effects on real resources, each once, and goes by its id: p1, p2, … Before an apply,"
                                    + " fleetsh reads again what the plan rests on, and refuses where that has moved.")));

    Table table() {
        return new Table(title, List.of("", ""), lines, text);
    }
}
