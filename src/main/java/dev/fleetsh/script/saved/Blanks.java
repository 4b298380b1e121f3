package dev.fleetsh.script.saved;

import org.codehaus.groovy.ast.ASTNode;

/** Puts spaces in place of parts of a text; every other character keeps its line and its column. */
final class Blanks {
    private final String[] lines;

    Blanks(String source) {
        this.lines = source.split("\n", -1);
    }

    void cover(ASTNode part) {
        for (int row = part.getLineNumber(); row <= Math.min(part.getLastLineNumber(), lines.length); row++) {
            String line = lines[row - 1];
            int from = row == part.getLineNumber() ? part.getColumnNumber() - 1 : 0;
            int to = row == part.getLastLineNumber() ? part.getLastColumnNumber() - 1 : line.length();
            int end = Math.min(Math.max(from, to), line.length());
            int start = Math.min(from, end);
            lines[row - 1] = line.substring(0, start) + " ".repeat(end - start) + line.substring(end);
        }
    }

    String text() {
        return String.join("\n", lines);
    }
}
