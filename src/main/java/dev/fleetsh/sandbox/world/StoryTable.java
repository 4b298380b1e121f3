package dev.fleetsh.sandbox.world;

/**
 * The special nodes of the default fleet as a Markdown table; {@code docs/simulated-fleet.md} holds a copy for readers.
 */
public final class StoryTable {
    private StoryTable() {}

    /** One line a node: name, scope, and what it is there to show. */
    public static String markdown() {
        StringBuilder table = new StringBuilder("| node | scope | what it shows |\n|---|---|---|\n");
        for (Story story : World.stories()) {
            table.append("| ")
                    .append(story.name())
                    .append(" | ")
                    .append(story.account())
                    .append('/')
                    .append(story.region())
                    .append(" | ")
                    .append(story.shows())
                    .append(" |\n");
        }
        return table.toString();
    }
}
