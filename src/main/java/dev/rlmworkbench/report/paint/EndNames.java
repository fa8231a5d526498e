package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.Tone;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Names in the margin at the right, each as near to its line's end as the others allow.
final class EndNames {

    /// Of the figure's width.
    private static final double MAX_SHARE = 0.24;
    private static final int MAX_LINES = 2;

    private final Sheet sheet;
    private final double room;
    private final List<Name> names = new ArrayList<>();

    private record Name(List<String> lines, Tone tone, double endX, double endY) {}

    /// Names that are pushed against each other, with the upper edge that suits them best.
    private record Block(List<Name> names, double top, double height) {}

    /// @param all names that may be written, so that the margin stays as it is when lines are hidden
    EndNames(Sheet sheet, List<String> all) {
        this.sheet = sheet;
        double widest = all.stream()
                .mapToDouble(name -> sheet.widest(lines(name), sheet.strong()))
                .max()
                .orElse(-sheet.em);
        room = widest + sheet.em;
    }

    /// Margin that they need.
    double room() {
        return room;
    }

    List<String> lines(String name) {
        return sheet.wrap(sheet.clean(name), sheet.strong(), sheet.width * MAX_SHARE, MAX_LINES);
    }

    void add(String name, Tone tone, double endX, double endY) {
        names.add(new Name(lines(name), tone, endX, endY));
    }

    /// Draws them; none where they have no room, as the legend has all names.
    void draw(double x, double top, double bottom) {
        double needed = names.stream().mapToDouble(this::height).sum();
        if (needed > bottom - top) {
            return;
        }
        var blocks = new ArrayList<Block>();
        names.stream().sorted(Comparator.comparingDouble(Name::endY)).forEach(name -> {
            double height = height(name);
            push(
                    blocks,
                    new Block(List.of(name), inside(name.endY() - height / 2, height, top, bottom), height),
                    top,
                    bottom);
        });
        for (var block : blocks) {
            double y = block.top();
            for (var name : block.names()) {
                write(name, x, y);
                y += height(name);
            }
        }
    }

    /// Joins it with those above that it touches.
    private void push(List<Block> blocks, Block fresh, double top, double bottom) {
        var last = fresh;
        while (!blocks.isEmpty() && blocks.getLast().top() + blocks.getLast().height() > last.top()) {
            last = join(blocks.removeLast(), last, top, bottom);
        }
        blocks.add(last);
    }

    private Block join(Block above, Block below, double top, double bottom) {
        var both = new ArrayList<>(above.names());
        both.addAll(below.names());
        double height = above.height() + below.height();
        double offset = 0;
        double wanted = 0;
        for (var name : both) {
            wanted += name.endY() - height(name) / 2 - offset;
            offset += height(name);
        }
        return new Block(both, inside(wanted / both.size(), height, top, bottom), height);
    }

    private static double inside(double wanted, double height, double top, double bottom) {
        return Math.max(top, Math.min(wanted, bottom - height));
    }

    private double height(Name name) {
        return sheet.em * (1.12 * name.lines().size() + 0.1);
    }

    private void write(Name name, double x, double top) {
        double middle = top + height(name) / 2;
        var look = sheet.theme.look(name.tone());
        if (Math.abs(middle - name.endY()) > sheet.em * 0.5 || x - name.endX() > sheet.em * 3) {
            sheet.g.setPaint(sheet.ink.axis());
            sheet.g.setStroke(sheet.line(sheet.em * 0.05));
            sheet.g.draw(
                    new Line2D.Double(name.endX() + sheet.marker() * 0.8, name.endY(), x - sheet.em * 0.15, middle));
        }
        double y = top + sheet.em * 0.05;
        for (var line : name.lines()) {
            sheet.write(line, x, Sheet.baseline(y + sheet.em * 0.56, sheet.strong()), sheet.strong(), look.words());
            y += sheet.em * 1.12;
        }
    }
}
