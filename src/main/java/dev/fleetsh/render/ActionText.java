package dev.fleetsh.render;

import dev.fleetsh.remedy.plan.Action;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is done, in a few words. */
final class ActionText {
    private static final Pattern HEADER = Pattern.compile("# (fleetsh:|reads only)");

    private ActionText() {}

    static String of(Action action) {
        if (action instanceof Action.Call call) {
            return call.call().operation();
        }
        if (action instanceof Action.Document document) {
            return "document " + document.document();
        }
        Action.Script script = (Action.Script) action;
        String said = said(script.script().text());
        return said.isEmpty()
                ? "script " + script.script().id()
                : said + " (script " + script.script().id() + ")";
    }

    /** What a script says of itself in the first sentence of its remarks; empty where it says nothing. */
    private static String said(String text) {
        String remarks = text.lines()
                .takeWhile(line -> line.startsWith("#"))
                .filter(line -> line.startsWith("# ") && !HEADER.matcher(line).lookingAt())
                .map(line -> line.substring(2).strip())
                .collect(Collectors.joining(" "));
        int end = remarks.indexOf(". ");
        String sentence = (end < 0 ? remarks : remarks.substring(0, end)).replaceFirst("\\.$", "");
        return sentence.isEmpty() ? "" : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
