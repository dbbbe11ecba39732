package dev.featurestore.operator.report;

import dev.featurestore.operator.joblog.LogEvent;
import dev.featurestore.operator.joblog.ResourceStep;

/** Lines at a terminal: each finished resource is a line, above a live block of those in progress. */
final class LiveJobLines implements JobLines {

    private final Console console;
    private final Progress progress;
    private boolean begun;

    LiveJobLines(Console console, Progress progress) {
        this.console = console;
        this.progress = progress;
    }

    @Override
    public void done(LogEvent.ResourceDone done) {
        step(done.step());
        progress.counted(done.done(), done.total());
        console.info(JobLines.finished(done.step(), JobLines.count(done), console.width()));
    }

    @Override
    public void step(ResourceStep step) {
        begun = true;
        progress.read(step);
    }

    @Override
    public void problem(String text) {
        console.info(text);
    }

    @Override
    public void other(String text) {
        if (begun) {
            console.info(console.width().cut(text));
        } else {
            console.width().wrap(text).forEach(console::info);
        }
    }

    @Override
    public void looked() {
        // The live block is drawn by the console.
    }

    @Override
    public void end() {
        console.endLive();
    }
}
