package dev.rlmworkbench.ui.run;

import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.benchmark.KindChoice;
import dev.rlmworkbench.ui.control.form.FormParts;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The kinds of questions of the chosen benchmark: a chip for each group, which takes or leaves all of its kinds, and
/// one for each kind.
final class KindChips extends VBox {

    private static final double ROW = 470;

    private final RunForm form;

    KindChips(RunForm form) {
        super(8);
        this.form = form;
        setId("run-kinds");
        setMinWidth(0);
        form.kinds.addListener((Observable _) -> build());
        form.tasksOf.addListener(_ -> build());
        build();
    }

    private void build() {
        getChildren().clear();
        form.tasksOf.get().withKinds().ifPresent(this::build);
    }

    private void build(GeneratedBenchmark benchmark) {
        var groups = row();
        for (var group : KindChoice.groups(benchmark)) {
            groups.getChildren().add(groupChip(group, names(new KindChoice(null, group).in(benchmark))));
        }
        var kinds = row();
        for (var kind : benchmark.kinds()) {
            kinds.getChildren().add(FormParts.chip("run-kind", kind.name(), words(kind.name()), form.kinds));
        }
        if (!groups.getChildren().isEmpty()) {
            getChildren().add(groups);
        }
        getChildren().add(kinds);
    }

    private ToggleButton groupChip(String group, List<String> kinds) {
        boolean on = form.kinds.containsAll(kinds);
        var chip = new ToggleButton(FormParts.ticked(on, "%s (%d)".formatted(words(group), kinds.size())));
        chip.setId("run-kind-group-" + group);
        chip.getStyleClass().addAll("compact", "choice-chip");
        chip.setSelected(on);
        chip.setOnAction(_ -> {
            var chosen =
                    form.kinds.stream().filter(kind -> !kinds.contains(kind)).toList();
            form.kinds.setAll(
                    on ? chosen : Stream.concat(chosen.stream(), kinds.stream()).toList());
        });
        return chip;
    }

    private static FlowPane row() {
        var row = new FlowPane(6, 6);
        row.setPrefWrapLength(ROW);
        row.setMinWidth(0);
        return row;
    }

    private static List<String> names(List<Kind> kinds) {
        return kinds.stream().map(Kind::name).toList();
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }
}
