package dev.fleetsh.sandbox.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The services by their signing names, each made when it is called for the first time. */
public final class Services {
    private final Map<String, Supplier<Service>> makers;
    private final Map<String, Service> made = new HashMap<>();

    /** Services by what makes them. */
    public Services(Map<String, Supplier<Service>> makers) {
        this.makers = Map.copyOf(makers);
    }

    /** Services that are made already. */
    public static Services of(List<Service> services) {
        Map<String, Supplier<Service>> makers = new HashMap<>();
        services.forEach(service -> makers.put(service.name(), () -> service));
        return new Services(makers);
    }

    /** The service of that name, or the one that stands for all others. */
    public synchronized Service find(String name, Service other) {
        Service service = made.get(name);
        if (service != null) {
            return service;
        }
        Supplier<Service> maker = makers.get(name);
        if (maker == null) {
            return other;
        }
        Service first = maker.get();
        made.put(name, first);
        return first;
    }
}
