package dev.treadle.samples.life;

import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Which cells are alive. Immutable; beyond each edge the opposite one begins. */
final class Grid {

    private final int height;
    private final int width;
    private final BitSet alive;

    private Grid(int height, int width, BitSet alive) {
        this.height = height;
        this.width = width;
        this.alive = alive;
    }

    /** {@return a grid with a glider near the top} */
    static Grid withGlider(int height, int width) {
        var alive = new BitSet(height * width);
        int[][] glider = {{0, 3}, {1, 4}, {2, 2}, {2, 3}, {2, 4}};
        for (int[] cell : glider) {
            alive.set(Math.floorMod(cell[0], height) * width + Math.floorMod(cell[1], width));
        }
        return new Grid(height, width, alive);
    }

    static Grid random(int height, int width, RandomGenerator random) {
        var alive = new BitSet(height * width);
        for (int cell = 0; cell < height * width; cell++) {
            alive.set(cell, random.nextInt(3) == 0);
        }
        return new Grid(height, width, alive);
    }

    /** {@return the next generation, from the states of all cells, row by row} */
    Grid next(List<Boolean> states) {
        var next = new BitSet(height * width);
        for (int cell = 0; cell < states.size(); cell++) {
            next.set(cell, states.get(cell));
        }
        return new Grid(height, width, next);
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    boolean isAlive(int y, int x) {
        return alive.get(Math.floorMod(y, height) * width + Math.floorMod(x, width));
    }

    int neighbours(int y, int x) {
        int count = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                if ((dy != 0 || dx != 0) && isAlive(y + dy, x + dx)) {
                    count++;
                }
            }
        }
        return count;
    }

    int population() {
        return alive.cardinality();
    }

    /** {@return a line for each row: * for a living cell, - for an empty one} */
    List<String> rows() {
        return IntStream.range(0, height).mapToObj(this::row).toList();
    }

    private String row(int y) {
        var row = new StringBuilder(width);
        for (int x = 0; x < width; x++) {
            row.append(isAlive(y, x) ? '*' : '-');
        }
        return row.toString();
    }
}
