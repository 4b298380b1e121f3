package dev.fleetsh.shell;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.remedy.guard.Limits;
import dev.fleetsh.session.Focus;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.FleetSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** The prompt: which fleet, whether changing it is armed and for how long, the focus and the number of nodes. */
final class Prompt {
    /** A focus on one value is known by that value. */
    private static final Pattern ONE_VALUE = Pattern.compile("[\\w.]+\\s*==\\s*(['\"])([^'\"]+)\\1");

    private static final int FOCUS_COLUMNS = 24;

    private final Session session;
    private final String fleet;
    private final boolean plain;

    /**
     * @param fleet name of the fleet, short
     */
    Prompt(Session session, String fleet, boolean plain) {
        this.session = session;
        this.fleet = ErrorText.clean(fleet);
        this.plain = plain;
    }

    /** What a fleet is called in the prompt. */
    static String nameOf(FleetSource source, Options options, Map<String, String> environment) {
        if (source.simulated()) {
            return "sim";
        }
        List<String> profiles = options.profiles().isEmpty()
                ? List.of(environment.getOrDefault("AWS_PROFILE", "default"))
                : options.profiles();
        String inherited = environment.getOrDefault("AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", ""));
        List<String> regions =
                options.regions().isEmpty() && !inherited.isEmpty() ? List.of(inherited) : options.regions();
        String who = profiles.size() == 1 ? profiles.get(0) : profiles.size() + " profiles";
        return switch (regions.size()) {
            case 0 -> who;
            case 1 -> who + "/" + regions.get(0);
            default -> who + "/" + regions.size() + " Regions";
        };
    }

    String text(int width) {
        Focus focus = session.focus();
        String full = where() + (plain && armed().equals("○") ? "" : " " + armed())
                + (focus == null ? "" : " " + shorten(focus.text())) + " " + count();
        // On a very narrow screen the line that is typed needs the room.
        return columns(full) + 12 > width && width > 0 ? "> " : full + "> ";
    }

    /** {@code ○} where nothing is armed; {@code ● 12 min, 1 scope, ≤ 2 nodes} while an apply may go as far as that. */
    private String armed() {
        Limits limits = session.workshop().approvals().limits();
        if (limits == null) {
            return "○";
        }
        long seconds =
                Duration.between(session.clock().instant(), limits.until()).toSeconds();
        int scopes = limits.scopes().size();
        return (plain ? "armed" : "●") + " " + Math.max(1, (seconds + 59) / 60) + " min"
                + (scopes == 0 ? "" : scopes == 1 ? ", 1 scope" : ", " + scopes + " scopes")
                + (limits.maxNodes() == 0
                        ? ""
                        : (plain ? ", at most " : ", ≤ ")
                                + limits.maxNodes()
                                + (limits.maxNodes() == 1 ? " node" : " nodes"));
    }

    /** With the number of accounts and Regions, where the name does not tell them already. */
    private String where() {
        Fleet known = session.source().simulated() || fleet.indexOf('/') >= 0 ? null : session.fleetNow();
        return known == null || known.scopes().size() < 2
                ? fleet
                : fleet + "/" + known.scopes().size() + " scopes";
    }

    private static int columns(String text) {
        return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }

    private String count() {
        if (!session.loaded()) {
            return plain ? "..." : "…";
        }
        try {
            return String.valueOf(session.nodes().size());
        } catch (FleetException e) {
            return "?";
        }
    }

    private static String shorten(String focus) {
        Matcher one = ONE_VALUE.matcher(focus.strip());
        String text = ErrorText.clean(one.matches() ? one.group(2) : focus.strip());
        return CompletionList.cut(text, FOCUS_COLUMNS);
    }
}
