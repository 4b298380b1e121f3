package dev.fleetsh.script.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Classes by the names that scripts have for them without an import. Nothing of a class is initialized. */
final class ClassNames {
    private static final List<String> PACKAGES = List.of(
            "dev.fleetsh.fleet", "dev.fleetsh.check", "java.lang", "java.util", "java.io", "java.net", "java.time");

    /** What is worth offering of Java; all of the packages above is understood. */
    private static final List<String> JAVAS = List.of(
            ("Boolean Double Integer Long Math Number Object String StringBuilder System Thread ArrayList Collections Date"
                            + " HashMap HashSet LinkedHashMap LinkedHashSet List Locale Map Objects Optional Random Set TreeMap"
                            + " TreeSet UUID File URI URL Clock DayOfWeek Duration Instant LocalDate LocalDateTime LocalTime"
                            + " Month Period ZonedDateTime ZoneId BigDecimal BigInteger")
                    .split(" "));

    private static final List<String> MODELS = List.of(
            ("ActivationTier AgentVersion ChannelStatus Completeness Counts DomainProbe Fact Fleet Groups HostManagement"
                            + " InstanceState Node NodeKind NodeProperty Nodes Origin OsUser PingStatus Platform PlatformType"
                            + " Reason Scope ScopeId SessionPreferences Table Tags Undecided VersionRange Assessment Capability"
                            + " CapabilityAnswer Catalogue Check Edition Explanation NodePath Readiness Severity Verdict")
                    .split(" "));

    private static final int MOST_SEARCHED = 2_000;

    private final Supplier<Map<String, Class<?>>> own;
    private final Map<String, Optional<Class<?>>> searched = new ConcurrentHashMap<>();

    /**
     * @param own classes that lines have declared or imported, by their names
     */
    ClassNames(Supplier<Map<String, Class<?>>> own) {
        this.own = own;
    }

    Set<String> offered() {
        Set<String> names = new TreeSet<>(JAVAS);
        names.addAll(MODELS);
        names.addAll(own.get().keySet());
        return names;
    }

    static List<String> ofTheModel() {
        return MODELS;
    }

    /** The class of a simple or full name, or null. */
    @Nullable
    Class<?> named(String name) {
        if (name.isEmpty() || name.indexOf('.') < 0 && !Character.isUpperCase(name.charAt(0))) {
            return null;
        }
        Class<?> declared = own.get().get(name);
        if (declared != null) {
            return declared;
        }
        // A name that no class has costs a search of the class path.
        if (searched.size() > MOST_SEARCHED) {
            searched.clear();
        }
        return searched.computeIfAbsent(name, ClassNames::search).orElse(null);
    }

    private static Optional<Class<?>> search(String name) {
        List<String> full = new ArrayList<>();
        if (name.indexOf('.') > 0) {
            full.add(name);
        } else if (name.equals("BigDecimal") || name.equals("BigInteger")) {
            full.add("java.math." + name);
        } else {
            PACKAGES.forEach(folder -> full.add(folder + "." + name));
        }
        for (String candidate : full) {
            try {
                return Optional.of(Class.forName(candidate, false, ClassNames.class.getClassLoader()));
            } catch (ClassNotFoundException | LinkageError e) {
                // The next package.
            }
        }
        return Optional.empty();
    }
}
