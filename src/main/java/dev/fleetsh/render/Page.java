package dev.fleetsh.render;

import java.util.List;

/**
 * A value laid out for reading.
 *
 * @param blocks what people read, from the top
 * @param data what programs read: the rows of a CSV file
 */
record Page(List<Block> blocks, Block.Grid data) {
    /** A page whose data is its own first grid. */
    static Page of(List<Block> blocks) {
        return new Page(
                blocks,
                blocks.stream()
                        .filter(Block.Grid.class::isInstance)
                        .map(Block.Grid.class::cast)
                        .findFirst()
                        .orElseGet(() -> new Block.Grid(List.of(), List.of())));
    }
}
