package dev.fleetsh.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads one fault: `kind=[service[:operation]][@account[/region]][:duration][:probability][:xCount]`. */
final class FaultParser {
    private static final Duration CLIENT_PATIENCE = Duration.ofSeconds(30);

    private final String text;
    private String service = "";
    private String operation = "";
    private double probability = 1;
    private int count;
    private Duration duration = Duration.ZERO;

    FaultParser(String text) {
        this.text = text.strip();
    }

    Fault parse() {
        int equals = text.indexOf('=');
        FaultKind kind = kind(equals < 0 ? text : text.substring(0, equals));
        String rest = equals < 0 ? "" : text.substring(equals + 1);
        String account = Fault.ANY;
        String region = Fault.ANY;
        int at = rest.indexOf('@');
        if (at >= 0) {
            int end = rest.indexOf(':', at) < 0 ? rest.length() : rest.indexOf(':', at);
            String scope = rest.substring(at + 1, end);
            int slash = scope.indexOf('/');
            account = orAny(slash < 0 ? scope : scope.substring(0, slash));
            region = orAny(slash < 0 ? "" : scope.substring(slash + 1));
            rest = rest.substring(0, at) + rest.substring(end);
        }
        for (String part : rest.split(":")) {
            part(part.strip());
        }
        if (kind == FaultKind.LATENCY && duration.isZero()) {
            throw wrong("latency needs a duration, as in latency=50ms");
        }
        if (kind != FaultKind.LATENCY && kind != FaultKind.TIMEOUT && !duration.isZero()) {
            throw wrong("only latency and timeout have a duration");
        }
        if (kind == FaultKind.TIMEOUT && duration.isZero()) {
            duration = CLIENT_PATIENCE;
        }
        return new Fault(kind, orAny(service), orAny(operation), account, region, probability, count, duration);
    }

    private FaultKind kind(String word) {
        return Arrays.stream(FaultKind.values())
                .filter(kind -> kind.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong("kinds are "
                        + Arrays.stream(FaultKind.values()).map(FaultKind::word).collect(Collectors.joining(", "))));
    }

    private void part(String part) {
        try {
            if (part.matches("\\d+ms")) {
                duration = Duration.ofMillis(Long.parseLong(part.substring(0, part.length() - 2)));
            } else if (part.matches("\\d+s")) {
                duration = Duration.ofSeconds(Long.parseLong(part.substring(0, part.length() - 1)));
            } else if (part.matches("x\\d+")) {
                count = Integer.parseInt(part.substring(1));
            } else if (part.matches("[01]|\\d*\\.\\d+")) {
                probability = Double.parseDouble(part);
            } else if (!part.matches("[A-Za-z][A-Za-z0-9-]*\\*?|\\*|")) {
                throw wrong("\"" + part + "\" is no service, operation, duration, probability or count");
            } else if (service.isEmpty()) {
                service = part.toLowerCase(Locale.ROOT);
            } else if (operation.isEmpty()) {
                operation = part;
            } else {
                throw wrong("\"" + part + "\" is one name too many");
            }
        } catch (NumberFormatException e) {
            throw wrong("\"" + part + "\" is too large");
        }
    }

    private static String orAny(String name) {
        return name.isBlank() ? Fault.ANY : name;
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(
                "not a fault: " + text + ": " + why
                        + " (kind=service:operation@account/region:probability:xCount, as throttle=ssm:GetConnectionStatus:0.3)");
    }
}
