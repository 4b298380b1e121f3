package dev.fleetsh.render;

import dev.fleetsh.remedy.plan.Action;

/** What is done, in a few words. */
final class ActionText {
    private ActionText() {}

    static String of(Action action) {
        if (action instanceof Action.Call call) {
            return call.call().operation();
        }
        if (action instanceof Action.Document document) {
            return "document " + document.document();
        }
        Action.Script script = (Action.Script) action;
        return "script " + script.script().id();
    }
}
