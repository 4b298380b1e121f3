package dev.fleetsh.render;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.fleet.Counts;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Groups;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values in one format for one view. Everything from nodes, tags and AWS comes out without control characters. */
public final class Renderer {
    private final Format format;
    private final View view;
    private final Backdrop backdrop;

    /**
     * @param backdrop gives the readiness of nodes and the completeness of the fleet that answers end with
     */
    public Renderer(Format format, View view, Backdrop backdrop) {
        this.format = format;
        this.view = view;
        this.backdrop = backdrop;
    }

    /** Without a fleet behind the values. */
    public Renderer(Format format, View view) {
        this(format, view, Backdrop.NONE);
    }

    /**
     * Writes a value, with a line end behind it. Null writes nothing.
     *
     * @throws UncheckedIOException when the output can't be written
     */
    public void render(@Nullable Object answer, Appendable out) {
        if (answer == null) {
            return;
        }
        Shown shown = answer instanceof Shown given ? given : Shown.usual(answer);
        try {
            write(shown, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Shown shown, Appendable out) throws IOException {
        View asked = shown.wide() ? view.unlimited() : view;
        switch (format) {
            case JSON -> new JsonFormat(backdrop).write(shown.value(), shown, new AppendableWriter(out));
            case TABLE -> new TableFormat(asked).write(page(asked, shown), out);
            case PLAIN -> PlainFormat.write(page(asked, shown), out);
            case CSV -> CsvFormat.write(page(asked, shown), out);
            case MD -> MarkdownFormat.write(page(asked, shown), out);
        }
    }

    private Page page(View asked, Shown shown) {
        return new Pages(asked, backdrop).of(shown.value(), shown);
    }

    /** Number of rows that a program reads of an answer; -1 where it has none, being a text or a tree. */
    public int rows(Object answer) {
        Object value = answer instanceof Shown shown ? shown.value() : answer;
        boolean rows = value instanceof Nodes
                || value instanceof Table
                || value instanceof Counts
                || value instanceof Groups
                || value instanceof Collection<?>
                || value instanceof Map<?, ?>;
        if (!rows && format != Format.CSV) {
            return -1;
        }
        Page page = page(view, answer instanceof Shown shown ? shown : Shown.usual(answer));
        int count = 0;
        for (List<Cell> row : page.data().rows()) {
            count += row.isEmpty() ? 0 : 1;
        }
        return count;
    }

    /** A few words on a value, to stand behind {@code $1 = }; empty where the value is its own description. */
    public String caption(Object answer) {
        return Clean.text(Caption.of(answer instanceof Shown shown ? shown.value() : answer));
    }

    /**
     * What a format that is rows alone leaves out of an answer: which nodes are undecided, and what the fleet lacks. With
     * a line end behind each line; empty for the other formats, and where nothing is missing.
     */
    public String coverageBeside(Object answer) {
        Object value = answer instanceof Shown shown ? shown.value() : answer;
        Nodes nodes = value instanceof Assessment assessment ? assessment.nodes() : value instanceof Nodes n ? n : null;
        if (format != Format.CSV || nodes == null) {
            return "";
        }
        Fleet fleet = backdrop.fleet();
        List<Block> lines = new ArrayList<>();
        Coverage coverage = new Coverage(view);
        coverage.undecided(nodes.undecided(), lines);
        if (fleet != null && !fleet.completeness().complete()) {
            coverage.completeness(fleet.completeness(), lines);
        }
        StringBuilder text = new StringBuilder();
        try {
            new TableFormat(view).write(new Page(lines, new Block.Grid(List.of(), List.of())), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
