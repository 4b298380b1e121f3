package dev.fleetsh.check;

import dev.fleetsh.fleet.AgentVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of dated rules beside the code: tab-separated, headings in the first line, {@code #} begins a remark. */
final class DataFile {
    private DataFile() {}

    static List<Row> read(String name) {
        try (InputStream in = DataFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its rules: " + name);
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Row> parse(String name, String text) {
        List<String> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        String[] headings = lines.get(0).split("\t", -1);
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (cells.length != headings.length) {
                throw new IllegalStateException(name + ": wrong number of columns: " + line);
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(headings[i], cells[i]);
            }
            rows.add(new Row(name, row));
        }
        return rows;
    }

    /** One line, by heading. */
    record Row(String file, Map<String, String> cells) {
        String text(String heading) {
            String cell = cells.get(heading);
            if (cell == null) {
                throw new IllegalStateException(file + ": no column " + heading);
            }
            return cell;
        }

        /** Null where the cell is empty. */
        @Nullable
        AgentVersion version(String heading) {
            return text(heading).isEmpty() ? null : AgentVersion.require(text(heading));
        }

        /** Null where the cell is empty. */
        @Nullable
        LocalDate date(String heading) {
            return text(heading).isEmpty() ? null : LocalDate.parse(text(heading));
        }

        RuleSource source() {
            return new RuleSource(text("page"), LocalDate.parse(text("asOf")));
        }
    }
}
