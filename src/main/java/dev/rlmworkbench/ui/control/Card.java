package dev.rlmworkbench.ui.control;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// A surface with a border that holds what belongs together. No card stands in a card.
public class Card extends VBox {

    public Card(Node... content) {
        super(content);
        getStyleClass().add("card");
    }

    public static Card titled(String heading, Node... content) {
        var card = new Card(content);
        card.getChildren().addFirst(new SectionHeader(heading));
        return card;
    }
}
