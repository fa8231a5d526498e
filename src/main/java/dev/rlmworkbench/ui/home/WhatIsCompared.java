package dev.rlmworkbench.ui.home;

import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.SectionHeader;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The two methods in two pictures.
final class WhatIsCompared extends VBox {

    WhatIsCompared() {
        getStyleClass().add("what-is-compared");
        getChildren()
                .add(new Card(
                        new SectionHeader("What is compared"),
                        MethodMark.labelled("vanilla"),
                        picture(step("document + question", "vanilla")),
                        words("The whole document goes into the prompt. Past the model's window it is cut or refused."),
                        MethodMark.labelled("rlm"),
                        picture(
                                step("code in REPL", "rlm"),
                                Icons.of(Feather.REPEAT, "icon-12"),
                                step("slices", "rlm")),
                        words(
                                "The document stays outside, as a variable. The model writes code that reads slices and asks itself about them."),
                        rule(),
                        words("Same model, same tasks, same scorer. Only the way of asking differs.")));
    }

    private static Node picture(Node... steps) {
        var row = new HBox(8, Icons.of(Feather.FILE_TEXT, "icon-18"), Icons.of(Feather.ARROW_RIGHT, "icon-12"));
        row.getChildren().addAll(steps);
        var answer = new Label("answer");
        answer.getStyleClass().add("caption");
        row.getChildren().addAll(Icons.of(Feather.ARROW_RIGHT, "icon-12"), answer);
        row.setAlignment(Pos.CENTER);
        row.getStyleClass().add("method-picture");
        return row;
    }

    private static Label step(String words, String method) {
        var label = new Label(words);
        label.getStyleClass().addAll("method-step", method);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label words(String text) {
        var label = new Label(text);
        label.getStyleClass().add("small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node rule() {
        var rule = new Region();
        rule.getStyleClass().add("rule");
        return rule;
    }
}
