package dev.rlmworkbench.ui.screen;

import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.WaitClock;
import dev.rlmworkbench.ui.notice.ErrorReporter;
import dev.rlmworkbench.ui.notice.Notices;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.state.ModelWatch;
import dev.rlmworkbench.ui.state.Preferences;
import dev.rlmworkbench.ui.state.RunCentre;
import dev.rlmworkbench.ui.state.TrainingCentre;

/// What a screen gets from the shell.
///
/// @param services   the engine
/// @param settings   what the user chose, observable
/// @param background short work off the thread of the screen
/// @param pump       streams of events onto it
/// @param jobs       long work with name, progress and cancel
/// @param runs       starts experiments and tells how they go
/// @param trainings  which trainings work, in whichever process, and leads them
/// @param commands   what can be done, for toolbar, palette and shortcuts
/// @param notices    messages that come and go
/// @param errors     failures with details
/// @param navigator  goes to another screen
/// @param overlay    panes above the screen
/// @param files      the system's file dialogs
/// @param models     which model servers answer
/// @param window     remembers positions of dividers
/// @param clock      shows the seconds of what waits
public record ScreenContext(
        WorkbenchServices services,
        Preferences settings,
        Background background,
        EventPump pump,
        JobCentre jobs,
        RunCentre runs,
        TrainingCentre trainings,
        Commands commands,
        Notices notices,
        ErrorReporter errors,
        Navigator navigator,
        Overlay overlay,
        FileDialogs files,
        ModelWatch models,
        WindowMemory window,
        WaitClock clock) {}
