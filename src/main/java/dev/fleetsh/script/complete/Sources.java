package dev.fleetsh.script.complete;

import dev.fleetsh.script.scope.ScriptScope;
import java.util.List;

/** Where candidates come from. */
record Sources(ScriptScope scope, Knowledge knowledge, LiveValues live, List<Verb> verbs) {}
