package dev.fleetsh.sandbox.world;

/** Active Directory domains: two with several controllers, and two small ones of the labs. */
final class Domains {
    static final Domain CORP = domain("corp.example.com", 1, "DC-PARIS-01", DomainUser.ABSENT);
    static final Domain EMEA = domain("emea.example.com", 2, "DC-LONDON-01", DomainUser.OK);
    static final Domain LABS = domain("labs.example.com", 3, "DC-LAB-01", DomainUser.NOT_DOMAIN_ADMIN);
    static final Domain LEGACY = domain("legacy.example.com", 4, "DC-OLD-01", DomainUser.LOCKED);

    private Domains() {}

    private static Domain domain(String name, int number, String primary, DomainUser user) {
        return new Domain(name, "S-1-5-21-100000000" + number + "-2000000000-3000000000", primary, user);
    }
}
