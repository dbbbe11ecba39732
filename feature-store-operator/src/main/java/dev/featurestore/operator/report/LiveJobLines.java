package dev.featurestore.operator.report;

import dev.featurestore.operator.deploy.Event;

/** Lines at a terminal: what is done scrolls by, above one line that says how far the job is. */
final class LiveJobLines implements JobLines {

    private final Console console;
    private final Progress progress;

    LiveJobLines(Console console, Progress progress) {
        this.console = console;
        this.progress = progress;
    }

    @Override
    public void done(Event.ResourceDone done) {
        ResourceStep.parse(done.text()).ifPresent(progress::read);
        progress.counted(done.done(), done.total());
        console.info(JobLines.count(done) + done.text());
    }

    @Override
    public void line(String text) {
        ResourceStep step = ResourceStep.parse(text).orElse(null);
        if (step != null) {
            progress.read(step);
        }
        // What begins or goes on stands in the line below.
        if (step == null || step.stage() == ResourceStep.Stage.DONE) {
            console.info(text);
        }
    }

    @Override
    public void looked() {
        // The line below is drawn by itself.
    }

    @Override
    public void end() {
        console.endLive();
    }
}
