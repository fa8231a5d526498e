package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.ask.ReadingSpeeds;
import dev.rlmworkbench.experiment.run.MethodFactory;
import dev.rlmworkbench.ui.ask.documents.DocumentShelf;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.DropZone;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.screen.Command;
import dev.rlmworkbench.ui.screen.Screen;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Documents on the left, question and answers on the right, a document or the steps of an answer beside them.
public final class AskView implements Screen {

    private final ScreenContext context;
    private final AskViewModel model;
    private final DocumentsPane documents;
    private final QuestionPane question;
    private final SidePane side = new SidePane();
    private final HBox columns = new HBox(16);
    private final VBox page;

    private AskView(ScreenContext context) {
        this.context = context;
        var services = context.services();
        var shelf = new DocumentShelf(
                context.background(),
                context.pump(),
                services.directories().data().resolve("pasted"),
                services.contexts());
        var factory = new MethodFactory(services.locator(), services.repls(), services.profiles(), services.contexts());
        var speeds = new ReadingSpeeds(services.directories().cache());
        model = new AskViewModel(
                shelf,
                new AskEngine(factory, services.contexts(), speeds),
                context.models(),
                context.settings(),
                context.jobs(),
                context.pump(),
                context.clock());
        documents = new DocumentsPane(context, model);
        question = new QuestionPane(context, model);
        page = new VBox(12, headline(), columns());
        page.getStyleClass().addAll("page", "ask-page");
        VBox.setVgrow(columns, Priority.ALWAYS);
        page.getStylesheets().add(StyleSheets.address("ask"));
        DropZone.accept(page, shelf::add);
        addCommands();
    }

    public static Screen of(ScreenContext context) {
        return new AskView(context);
    }

    private Node headline() {
        var title = new Label("Ask");
        title.getStyleClass().add("title");
        var below = new Label("Questions about your own files, answered with the passages they rest on.");
        below.getStyleClass().add("secondary");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var fresh = Buttons.normal("New conversation", Feather.PLUS, this::anew);
        fresh.setId("ask-new");
        fresh.disableProperty().bind(model.running());
        fresh.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(16, new VBox(2, title, below), space, fresh);
        row.getStyleClass().add("ask-headline");
        return row;
    }

    private Node columns() {
        var history = new HistoryPane(model);
        VBox.setVgrow(history, Priority.ALWAYS);
        var left = new VBox(16, documents, history);
        left.getStyleClass().add("ask-left");
        var answers = new ScrollPane(new AnswersPane(context, model, side));
        answers.setFitToWidth(true);
        VBox.setVgrow(answers, Priority.ALWAYS);
        var main = new VBox(16, question, answers);
        main.getStyleClass().add("ask-main");
        HBox.setHgrow(main, Priority.ALWAYS);
        main.setMinWidth(0);
        columns.getChildren().setAll(left, main, side);
        // where there is no room for three columns, what was opened takes the place of the documents
        var crowded = side.visibleProperty().and(columns.widthProperty().lessThan(1_150));
        left.visibleProperty().bind(crowded.not());
        left.managedProperty().bind(left.visibleProperty());
        return columns;
    }

    private void addCommands() {
        var commands = context.commands();
        commands.add(Command.of("ask.add", "Add documents", Feather.FILE_PLUS, "Shortcut+O", documents::chooseFiles)
                .on(ScreenId.ASK));
        commands.add(Command.of("ask.stop", "Stop the question", Feather.SQUARE, null, model::cancel)
                .on(ScreenId.ASK)
                .when(model.running()));
        commands.add(Command.of("ask.new", "New conversation", Feather.PLUS, null, this::anew)
                .on(ScreenId.ASK)
                .when(model.running().not()));
    }

    private void anew() {
        model.forget();
        side.close();
        question.focus();
    }

    AskViewModel model() {
        return model;
    }

    @Override
    public Parent node() {
        return page;
    }

    @Override
    public void shown() {
        question.focus();
    }

    @Override
    public void accept(ScreenRequest request) {
        if (request instanceof ScreenRequest.AskAbout about) {
            model.shelf().add(about.files());
            question.focus();
        }
    }
}
