package dev.fleetsh.check;

import java.time.LocalDate;

/** When the pages were read that the catalogue rests on. */
final class CatalogueDates {
    static final LocalDate READ = LocalDate.of(2026, 11, 23);

    private CatalogueDates() {}
}
