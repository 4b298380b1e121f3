package dev.fleetsh.render;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.session.SampleFleet;

/** A fleet with its verdicts. */
record SampleBackdrop(Fleet fleet) implements Backdrop {
    @Override
    public Assessment assessment() {
        return Assessment.of(fleet, Edition.CURRENT, SampleFleet.NOW);
    }

    static String render(Format format, int width, Object value) {
        return render(format, new View(width, Palette.NONE, SampleFleet.NOW), value);
    }

    static String render(Format format, View view, Object value) {
        StringBuilder out = new StringBuilder();
        new Renderer(format, view, new SampleBackdrop(SampleFleet.fleet())).render(value, out);
        return out.toString();
    }
}
