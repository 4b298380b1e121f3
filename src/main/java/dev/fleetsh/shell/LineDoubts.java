package dev.fleetsh.shell;

import dev.fleetsh.command.Argument;
import dev.fleetsh.command.Command;
import dev.fleetsh.command.Commands;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.script.Completions;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.script.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a line nobody knows: verbs, options, checks, properties, members. What can't be told is believed. */
final class LineDoubts {
    private static final int LONGEST = 20_000;
    private static final Pattern FIRST = Pattern.compile("\\s*/?([A-Za-z][A-Za-z0-9-]*)");
    private static final Pattern OPTION = Pattern.compile("(?<=\\s)--([A-Za-z][A-Za-z0-9-]*)");
    private static final Pattern PLAIN = Pattern.compile("[\\w.*?-]+");
    private static final Set<String> READINESS = Set.of("ready", "degraded", "blocked", "readiness", "failing", "node");
    private static final Set<String> GROOVY = Set.of(
            ("abstract assert boolean byte char class def do double enum false final float for if import int interface"
                            + " long new null package print printf println record return short sleep static switch this"
                            + " throw trait true try var void while")
                    .split(" "));

    private final Commands commands;
    private final ScriptScope scope;
    private final Completions completions;
    private final Predicate<String> isCommand;
    private final Predicate<String> isNode;
    private final Predicate<String> isHousekeeping;

    /**
     * @param isCommand whether a line is a command
     * @param isNode whether some id or name of a node begins so
     * @param isHousekeeping whether some word behind a slash begins so
     */
    LineDoubts(
            Commands commands,
            ScriptScope scope,
            Completions completions,
            Predicate<String> isCommand,
            Predicate<String> isNode,
            Predicate<String> isHousekeeping) {
        this.isHousekeeping = isHousekeeping;
        this.commands = commands;
        this.scope = scope;
        this.completions = completions;
        this.isCommand = isCommand;
        this.isNode = isNode;
    }

    /** A piece of a line. */
    record Span(int start, int end) {}

    /**
     * What is known about a line.
     *
     * @param verbStart where its verb begins; equal to the end where it has none
     * @param unknown what nobody knows
     */
    record Finding(int verbStart, int verbEnd, List<Span> unknown) {}

    /**
     * @param cursor where a word may still be being typed
     */
    Finding of(String line, int cursor) {
        Matcher first = FIRST.matcher(line);
        boolean begins = first.lookingAt();
        String word = begins ? first.group(1) : "";
        boolean alone = begins && (first.end() == line.length() || Character.isWhitespace(line.charAt(first.end())));
        if (alone && line.stripLeading().startsWith("/") && isCommand.test(line)) {
            Span span = new Span(first.start(1), first.end(1));
            boolean known = isHousekeeping.test(word);
            return new Finding(known ? span.start() : 0, known ? span.end() : 0, known ? List.of() : List.of(span));
        }
        if (alone && isCommand.test(line)) {
            return new Finding(first.start(1), first.end(1), inCommand(line, cursor));
        }
        if (alone && unknownVerb(word, line.substring(first.end()))) {
            return new Finding(0, 0, List.of(new Span(first.start(1), first.end(1))));
        }
        return new Finding(0, 0, line.length() > LONGEST ? List.of() : names(line, false, cursor, 0));
    }

    /** A word that nobody knows, followed by the end of the line or by another word. */
    private boolean unknownVerb(String word, String rest) {
        boolean likeCommand =
                rest.isBlank() || Character.isLetterOrDigit(rest.strip().charAt(0));
        return likeCommand
                && Character.isLowerCase(word.charAt(0))
                && !GROOVY.contains(word)
                && !(rest.isEmpty() && GROOVY.stream().anyMatch(keyword -> keyword.startsWith(word)))
                && !scope.values().containsKey(word)
                && !Set.of("fleet", "session", "show").contains(word)
                && !(rest.isEmpty() && begun(word));
    }

    private boolean begun(String word) {
        return commands.all().stream().anyMatch(verb -> verb.name().startsWith(word))
                || scope.values().keySet().stream().anyMatch(name -> name.startsWith(word))
                || "fleet session show".contains(word);
    }

    private List<Span> inCommand(String text, int cursor) {
        List<Span> unknown = new ArrayList<>();
        Commands.Line first = commands.find(text);
        Commands.Line last = commands.last(text);
        if (first != null) {
            inStage(first, cursor, unknown);
        }
        if (first != null && last != null && last.offset() > first.offset()) {
            inStage(last, cursor, unknown);
        }
        return unknown;
    }

    private void inStage(Commands.Line line, int cursor, List<Span> unknown) {
        int offset = line.offset();
        String rest = line.rest();
        Matcher options = OPTION.matcher(rest);
        while (options.find()) {
            boolean typing = offset + options.end() == cursor;
            String name = options.group(1);
            boolean known = line.command().options().stream()
                    .anyMatch(option -> typing
                            ? option.name().startsWith(name)
                            : option.name().equals(name));
            if (!known && !line.command().options().isEmpty()) {
                unknown.add(new Span(offset + options.start(), offset + options.end()));
            }
        }
        int end = end(rest);
        String words = rest.substring(0, end);
        switch (line.command().argument()) {
            case CHECK -> words(words, offset, cursor, commands.checkIds(), unknown);
            case SELECTION, SELECTION_OR_CHECKS -> selection(line.command(), words, offset, cursor, unknown);
            default -> {}
        }
    }

    /** Where the options, a pipe or a redirect begin, which are no part of the selection. */
    private static int end(String rest) {
        int end = rest.length();
        Matcher option = OPTION.matcher(rest);
        if (option.find()) {
            end = option.start();
        }
        for (char sign : new char[] {'|', '>'}) {
            int at = LastWord.lastOutside(rest, sign);
            if (at >= 0 && (sign == '|' || rest.matches("(?s).*> \\S*\\.\\w*\\s*"))) {
                end = Math.min(end, at);
            }
        }
        return end;
    }

    private static void words(String words, int offset, int cursor, List<String> known, List<Span> unknown) {
        Matcher each = PLAIN.matcher(words);
        while (each.find()) {
            boolean typing = offset + each.end() == cursor;
            String word = each.group();
            if (known.stream().noneMatch(id -> typing ? id.startsWith(word) : id.equals(word))) {
                unknown.add(new Span(offset + each.start(), offset + each.end()));
            }
        }
    }

    private void selection(Command command, String words, int offset, int cursor, List<Span> unknown) {
        String strip = words.strip();
        boolean plain =
                !strip.isEmpty() && List.of(strip.split("\\s+")).stream().allMatch(PLAIN.asMatchPredicate());
        if (!plain) {
            unknown.addAll(names(words, true, cursor - offset, offset));
            return;
        }
        Matcher each = PLAIN.matcher(words);
        while (each.find()) {
            String word = each.group();
            boolean typing = offset + each.end() == cursor;
            boolean known = word.indexOf('*') >= 0
                    || word.indexOf('?') >= 0
                    || word.startsWith("tags.")
                    || word.indexOf('.') > 0
                    || scope.values().containsKey(word)
                    || matches(NodeProperty.ALL.stream().map(NodeProperty::name).toList(), word, typing)
                    || matches(READINESS, word, typing)
                    || isNode.test(word)
                    || command.argument() == Argument.SELECTION_OR_CHECKS && matches(scope.checkIds(), word, typing);
            if (!known) {
                unknown.add(new Span(offset + each.start(), offset + each.end()));
            }
        }
    }

    private static boolean matches(Iterable<String> all, String word, boolean typing) {
        for (String one : all) {
            if (typing ? one.startsWith(word) : one.equals(word)) {
                return true;
            }
        }
        return false;
    }

    private List<Span> names(String text, boolean predicate, int cursor, int offset) {
        List<Span> spans = new ArrayList<>();
        for (Token token : completions.doubtful(text, predicate, cursor)) {
            spans.add(new Span(offset + token.start(), offset + token.end()));
        }
        return spans;
    }
}
