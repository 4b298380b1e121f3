package dev.fleetsh.sandbox.world;

import static dev.fleetsh.sandbox.world.Place.LABS_MADRID;
import static dev.fleetsh.sandbox.world.Place.LABS_MEXICO;
import static dev.fleetsh.sandbox.world.Place.LABS_PARIS;
import static dev.fleetsh.sandbox.world.Place.RETAIL_MADRID;
import static dev.fleetsh.sandbox.world.Place.RETAIL_MEXICO;
import static dev.fleetsh.sandbox.world.Place.RETAIL_PARIS;
import static dev.fleetsh.sandbox.world.Place.RETAIL_VIRGINIA;
import static dev.fleetsh.sandbox.world.Row.row;
import static dev.fleetsh.sandbox.world.Trait.computerName;
import static dev.fleetsh.sandbox.world.Trait.tag;

import java.util.List;

/** Text that a careless program trips over. */
final class TextRows {
    static final List<Row> ROWS = List.of(
            row(
                    "TEXT-ESCAPE-01",
                    RETAIL_PARIS,
                    Platforms.AMAZON_LINUX_2023,
                    "escape sequences in a tag and in the computer name",
                    tag("Owner", "\u001b[31mred\u001b[0m"),
                    computerName("esc\u001b]0;gotcha\u0007.example.net")),
            row(
                    "TEXT-BIDI-01",
                    RETAIL_MADRID,
                    Platforms.AMAZON_LINUX_2023,
                    "a tag that reads backwards",
                    tag("Note", "invoice\u202efdp.exe")),
            row(
                    "TEXT-CSV-01",
                    RETAIL_PARIS,
                    Platforms.AMAZON_LINUX_2023,
                    "a tag with comma, quotes and a line break, and one that a spreadsheet would run",
                    tag("Note", "red, \"big\"\nand; heavy"),
                    tag("Formula", "=1+cmd|' /C calc'!A0")),
            row(
                    "TEXT-LONG-01",
                    RETAIL_PARIS,
                    Platforms.AMAZON_LINUX_2023,
                    "a computer name of 255 characters",
                    computerName("n".repeat(243) + ".example.net")),
            row("\u6771\u4eac-WEB-01", RETAIL_VIRGINIA, Platforms.AMAZON_LINUX_2023, "a name of wide characters"),
            row("\ud83d\ude80-DEPLOY-01", LABS_PARIS, Platforms.AMAZON_LINUX_2023, "a name with an emoji"),
            row(
                    "WEB-MEX-01",
                    LABS_MEXICO,
                    Platforms.AMAZON_LINUX_2023,
                    "healthy, but its scope's preferences may not be read"),
            row(
                    "WEB-VALENCIA-01",
                    LABS_MADRID,
                    Platforms.AMAZON_LINUX_2023,
                    "healthy, but its scope's preferences are not JSON"),
            row("WEB-GDL-01", RETAIL_MEXICO, Platforms.AMAZON_LINUX_2023, "healthy, and its scope has no preferences"));

    private TextRows() {}
}
