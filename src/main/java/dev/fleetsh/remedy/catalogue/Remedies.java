package dev.fleetsh.remedy.catalogue;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.UsageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All remedies, from wherever they come. The suppliers are asked whenever somebody looks, never before: what is dear to
 * list they keep themselves, so that a file that is added to the user's folder is there at once.
 */
public final class Remedies {
    private final List<Supplier<? extends List<? extends Remedy>>> suppliers;

    /**
     * @param suppliers of remedies; where two have the same id, the earlier supplier's counts
     */
    public Remedies(List<? extends Supplier<? extends List<? extends Remedy>>> suppliers) {
        this.suppliers = List.copyOf(suppliers);
    }

    /** Remedies that are known already. */
    public static Remedies of(Remedy... remedies) {
        List<Remedy> all = List.of(remedies);
        return new Remedies(List.of(() -> all));
    }

    /** All of them by their ids. */
    public List<Remedy> all() {
        List<Remedy> sorted = new ArrayList<>(byId().values());
        sorted.sort(java.util.Comparator.comparing(Remedy::id));
        return Collections.unmodifiableList(sorted);
    }

    /** The remedy of that id, or null. */
    public @Nullable Remedy find(String id) {
        for (Supplier<? extends List<? extends Remedy>> supplier : suppliers) {
            for (Remedy remedy : supplier.get()) {
                if (remedy.id().equals(id)) {
                    return remedy;
                }
            }
        }
        return null;
    }

    /**
     * The remedy of that id.
     *
     * @throws UsageException naming the nearest id, where there is none
     */
    public Remedy named(String id) {
        Remedy remedy = find(id);
        if (remedy == null) {
            String near = Nearest.to(id, byId().keySet());
            throw new UsageException(
                    "no remedy \"" + id + "\"" + (near == null ? "" : "; did you mean \"" + near + "\"?"),
                    "`remedies` lists them");
        }
        return remedy;
    }

    /** Those that may make a check pass, by their ids. */
    public List<Remedy> forCheck(String check) {
        return all().stream().filter(remedy -> remedy.fixes().contains(check)).toList();
    }

    /** Those of an id that another one takes the place of, so that nobody wonders which of two was run. */
    public List<Remedy> shadowed() {
        Map<String, Remedy> seen = byId();
        List<Remedy> behind = new ArrayList<>();
        suppliers.forEach(supplier -> supplier.get().forEach(remedy -> {
            if (seen.remove(remedy.id()) == null) {
                behind.add(remedy);
            }
        }));
        return Collections.unmodifiableList(behind);
    }

    private Map<String, Remedy> byId() {
        Map<String, Remedy> byId = new LinkedHashMap<>();
        suppliers.forEach(supplier -> supplier.get().forEach(remedy -> byId.putIfAbsent(remedy.id(), remedy)));
        return byId;
    }
}
