package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.EnglishSentences;
import dev.rlmworkbench.benchmark.mixed.text.Goods;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Placed;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.References;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What an order costs. The order tells the pieces and the firm, the firm's price list stands elsewhere.
public final class OrderTotalPuzzle implements PuzzleMaker {

    private static final List<String> BY_REFERENCE = List.of(
            "How many crowns does the order {ref} come to?",
            "What does order {ref} cost in all, in crowns?",
            "Work out the bill for order {ref}: how many crowns is it?",
            "By the price list of its firm, how many crowns are due for order {ref}?");
    private static final List<String> BY_PERSON = List.of(
            "How many crowns does {p} have to pay for everything in the order?",
            "What is the price of the whole order of {p}, in crowns?",
            "Add up the order of {p} by the prices of the firm. How many crowns is it?",
            "For what {p} has ordered, how many crowns are to be paid altogether?");

    /// @param pieces by article
    private record Order(String reference, String person, String firm, Map<String, Integer> pieces) {}

    /// @param prices of one piece in crowns, by article
    private record PriceList(String firm, Map<String, Integer> prices) {}

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var layout = draw.any(Layout.values());
        var references = new References(scene);
        var firm = scene.names().fresh(Holder.FIRM);
        var person = scene.names().fresh(Holder.PERSON);
        var goods = draw.some(Goods.ALL, 6);
        var order =
                new Order(references.fresh(), person, firm, numbers(draw, goods.subList(0, draw.between(2, 4)), 2, 25));
        var prices = priceList(draw, firm, goods);
        var lists = new ArrayList<>(List.of(prices));
        scene.names().like(Holder.FIRM, firm, 3).forEach(other -> lists.add(priceList(draw, other, goods)));
        var orders = new ArrayList<>(List.of(order));
        for (var other : scene.names().like(Holder.PERSON, person, 4)) {
            var to = draw.any(lists).firm();
            orders.add(order(draw, references.fresh(), other, to, goods));
        }
        var facts = new ArrayList<Placed>();
        orders.forEach(one -> facts.add(new Placed(draw.place(), layout.order(one))));
        lists.forEach(one -> facts.add(new Placed(draw.place(), layout.prices(one))));
        var evidence =
                List.of(layout.order(order).strip(), layout.prices(prices).strip());
        var query = draw.any(draw.chance(0.6) ? BY_REFERENCE : BY_PERSON)
                .replace("{ref}", order.reference())
                .replace("{p}", person);
        var asked = Asked.number(query, total(order, prices), evidence);
        return new Puzzle(layout.opening(), facts, _ -> other(scene, layout, references), asked);
    }

    private static long total(Order order, PriceList list) {
        return order.pieces().entrySet().stream()
                .mapToLong(piece -> (long) piece.getValue() * list.prices().getOrDefault(piece.getKey(), 0))
                .sum();
    }

    private static String other(Scene scene, Layout layout, References references) {
        var draw = scene.draw();
        var firm = scene.names().passing(Holder.FIRM);
        return switch (draw.between(0, 2)) {
            case 0 -> layout.prices(priceList(draw, firm, draw.some(Goods.ALL, draw.between(4, 7))));
            case 1 -> {
                var person = scene.names().passing(Holder.PERSON);
                yield layout.order(order(draw, references.passing(), person, firm, Goods.ALL));
            }
            default -> scene.chatter().sentence() + "\n\n";
        };
    }

    private static Order order(Draw draw, String reference, String person, String firm, List<String> goods) {
        return new Order(reference, person, firm, numbers(draw, draw.some(goods, draw.between(2, 4)), 2, 25));
    }

    private static PriceList priceList(Draw draw, String firm, List<String> goods) {
        return new PriceList(firm, numbers(draw, draw.shuffled(goods), 2, 48));
    }

    private static Map<String, Integer> numbers(Draw draw, List<String> goods, int low, int high) {
        var numbers = new LinkedHashMap<String, Integer>();
        goods.forEach(article -> numbers.put(article, draw.between(low, high)));
        return numbers;
    }

    private enum Layout {
        PROSE,
        LISTS,
        ROWS;

        String opening() {
            return switch (this) {
                case PROSE, LISTS -> "";
                case ROWS -> "PRICES: firm; crowns a piece\nORDER: number; buyer; firm; pieces\n\n";
            };
        }

        String order(Order order) {
            return switch (this) {
                case PROSE ->
                    order.person() + " ordered " + EnglishSentences.enumeration(parts("{n} {article}", order.pieces()))
                            + " from " + order.firm() + " (order " + order.reference() + ").\n\n";
                case LISTS ->
                    "Order " + order.reference() + "\nBuyer: " + order.person() + "\nFirm: " + order.firm() + "\n"
                            + joined("- {n} {article}\n", "", order.pieces()) + "\n";
                case ROWS ->
                    "ORDER: " + order.reference() + "; " + order.person() + "; " + order.firm() + "; "
                            + joined("{n} {article}", ", ", order.pieces()) + "\n\n";
            };
        }

        String prices(PriceList list) {
            return switch (this) {
                case PROSE ->
                    "At " + list.firm() + " a piece costs, in crowns: "
                            + EnglishSentences.enumeration(parts("{n} for {article}", list.prices())) + ".\n\n";
                case LISTS ->
                    "Price list of " + list.firm() + ", crowns a piece\n"
                            + joined("- {article}: {n}\n", "", list.prices()) + "\n";
                case ROWS -> "PRICES: " + list.firm() + "; " + joined("{article} {n}", ", ", list.prices()) + "\n\n";
            };
        }

        private static String joined(String form, String between, Map<String, Integer> numbers) {
            return parts(form, numbers).stream().collect(Collectors.joining(between));
        }

        private static List<String> parts(String form, Map<String, Integer> numbers) {
            return numbers.entrySet().stream()
                    .map(one -> form.replace("{article}", one.getKey())
                            .replace("{n}", one.getValue().toString()))
                    .toList();
        }
    }
}
