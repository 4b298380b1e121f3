package dev.fleetsh.remedy.json;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Remark;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plans as JSON. The text of each script stands once, in {@code scripts}, and effects name it. A plan that was changed by
 * hand does not load: its fingerprint tells.
 */
public final class PlanJson {
    /** Version of the form; it goes up when a plan means something else to an older reader. */
    public static final int VERSION = 1;

    private static final String HEAD = "fleetsh-plan";

    private PlanJson() {}

    /** The plan in many lines, for files and people. */
    public static String pretty(Plan plan) {
        return DataJson.pretty(data(plan));
    }

    /** The plan in one line, for journals. */
    public static String compact(Plan plan) {
        return DataJson.compact(data(plan));
    }

    /** The plan as data. */
    public static Map<String, @Nullable Object> data(Plan plan) {
        ScriptTable scripts = new ScriptTable();
        List<@Nullable Object> effects = new java.util.ArrayList<>();
        plan.effects().forEach(effect -> effects.add(EffectJson.data(effect, scripts)));
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(HEAD, VERSION);
        map.put("id", plan.id());
        map.put("uid", plan.uid());
        map.put("title", plan.title());
        map.put("madeAt", plan.madeAt().toString());
        map.put("remedy", plan.remedy());
        map.put("arguments", plan.arguments());
        map.put("undoes", plan.undoes());
        map.put("fingerprint", plan.fingerprint());
        map.put("selected", plan.selected());
        map.put("scripts", scripts.data());
        map.put("effects", effects);
        map.put("remarks", plan.remarks().stream().map(PlanJson::remark).toList());
        return Data.map(map);
    }

    /**
     * Reads a plan.
     *
     * @param text the JSON
     * @param name what it was read from, for messages: the name of a file
     * @throws RemedyException when it is no plan, damaged, changed by hand, or of a newer fleetsh
     */
    public static Plan read(String text, String name) {
        Object data;
        try {
            data = DataJson.parse(text);
        } catch (IllegalArgumentException e) {
            throw new RemedyException(name + " is no plan: " + e.getMessage(), "`plan … --out FILE` writes one");
        }
        return of(data, name);
    }

    /**
     * Reads a plan from data.
     *
     * @throws RemedyException as above
     */
    public static Plan of(@Nullable Object data, String name) {
        if (!(data instanceof Map<?, ?> map) || !(map.get(HEAD) instanceof Long version)) {
            throw new RemedyException(
                    name + " is no plan of fleetsh: it does not begin with {\"" + HEAD + "\":" + VERSION,
                    "`plan … --out FILE` writes one");
        }
        if (version != VERSION) {
            throw new RemedyException(
                    name + " is a plan of version " + version + ", and this fleetsh reads version " + VERSION,
                    version > VERSION ? "use the fleetsh that wrote it, or a newer one" : "make the plan again");
        }
        try {
            return Fields.read("plan", data, PlanJson::plan);
        } catch (IllegalArgumentException e) {
            throw new RemedyException(name + " can't be used: " + e.getMessage(), "make the plan again");
        }
    }

    private static Plan plan(Fields fields) {
        fields.number(HEAD);
        ScriptTable scripts = ScriptTable.of(fields);
        List<Effect> effects = fields.objects("effects", effect -> EffectJson.effect(effect, scripts));
        Plan plan = new Plan(
                fields.text("id"),
                fields.text("uid"),
                fields.text("title"),
                fields.parsed("madeAt", Instant::parse),
                fields.text("remedy"),
                Data.map(fields.map("arguments")),
                fields.text("undoes"),
                fields.texts("selected"),
                effects,
                fields.objects("remarks", PlanJson::remark));
        plan.name();
        if (!fields.text("fingerprint").equals(plan.fingerprint())) {
            throw new IllegalArgumentException(
                    "its fingerprint does not fit what it holds, so it was changed after it was made");
        }
        return plan;
    }

    private static Map<String, @Nullable Object> remark(Remark remark) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("kind", remark.kind().label());
        map.put("about", remark.about());
        map.put("text", remark.text());
        return map;
    }

    private static Remark remark(Fields fields) {
        return new Remark(fields.label("kind", Remark.Kind.class), fields.text("about"), fields.text("text"));
    }
}
