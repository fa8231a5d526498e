package dev.rlmworkbench.report.html;

import dev.rlmworkbench.report.table.ResultTable;
import dev.rlmworkbench.report.table.ResultTable.Cell;
import dev.rlmworkbench.report.table.ResultTable.Column;
import dev.rlmworkbench.report.table.ResultTable.Interval;
import dev.rlmworkbench.report.table.ResultTable.Kind;
import dev.rlmworkbench.report.table.ResultTable.Value;
import dev.rlmworkbench.report.table.ResultTable.Words;

/// A result table that the page's script can sort: every cell of numbers carries its value.
final class TableSection {

    private TableSection() {}

    static void write(ResultTable table, HtmlPage page) {
        var shown = table.forPeople();
        page.open("figure", "class", "table", "id", "table-" + shown.id());
        page.element("figcaption", shown.title()).line();
        page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", shown.title());
        page.open("table", "class", "sortable").open("thead").open("tr");
        for (var column : shown.columns()) {
            page.element(
                    "th", column.title(), "scope", "col", "class", column.kind() == Kind.WORDS ? "name" : "number");
        }
        page.close().close().line().open("tbody");
        for (var row : shown.rows()) {
            page.open("tr");
            for (int i = 0; i < row.size(); i++) {
                cell(row.get(i), shown.columns().get(i), page);
            }
            page.close().line();
        }
        page.close().close().close().line();
        shown.notes().forEach(note -> page.element("p", note, "class", "note").line());
        page.close().line();
    }

    private static void cell(Cell cell, Column column, HtmlPage page) {
        var value =
                switch (cell) {
                    case Words words -> words.text();
                    case Value number ->
                        number.value() == null ? "" : number.value().toString();
                    case Interval interval -> Double.isNaN(interval.low()) ? "" : Double.toString(interval.low());
                };
        if (column.kind() == Kind.WORDS) {
            page.element("td", cell.text());
        } else {
            page.element("td", cell.text(), "class", "number", "data-value", value);
        }
    }
}
