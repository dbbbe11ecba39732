package dev.featurestore.maven;

import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.text.OneLine;
import dev.featurestore.operator.words.LineWidth;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Maven's log at a terminal, with a block of progress lines below it. The block is drawn at most four times a second, and not
 * through {@code System.out}, because Maven 4 adds a prefix to its lines. Each line of the log first erases the block.
 */
final class LiveConsole implements Console {

    /** Interval of drawing. */
    private static final long MILLIS = 250;

    /** The thread may be reading the width of the terminal, which takes at most a second. */
    private static final long MOST_MILLIS_TO_END = 3_000;

    /** Moves to the beginning of the line and erases it (ECMA-48: EL). */
    private static final String ERASE = "\r\u001b[2K";

    /** Moves to the line above and erases it. */
    private static final String ERASE_ABOVE = "\u001b[A" + ERASE;

    /** Length of Maven's prefix of a line. */
    private static final int PREFIX = "[INFO] ".length();

    private final Console log;
    private final PrintStream screen =
            new PrintStream(new FileOutputStream(FileDescriptor.out), false, MavenConsole.charset());
    private final BooleanSupplier watched;
    private final IntSupplier width;
    private @Nullable Thread drawing;
    private @Nullable Thread atExit;
    private String drawn = "";

    /**
     * @param watched whether output goes to an interactive terminal; called before each block
     * @param width current number of columns of the terminal
     */
    LiveConsole(Console log, BooleanSupplier watched, IntSupplier width) {
        this.log = log;
        this.watched = watched;
        this.width = width;
    }

    @Override
    public boolean live(IntFunction<String> block) {
        endLive();
        return begin(block);
    }

    private synchronized boolean begin(IntFunction<String> block) {
        if (!watched.getAsBoolean()) {
            return false;
        }
        Thread thread = new Thread(() -> draw(block), "progress");
        thread.setDaemon(true);
        Thread hook = new Thread(this::endLive, "progress-end");
        Runtime.getRuntime().addShutdownHook(hook);
        drawing = thread;
        atExit = hook;
        thread.start();
        return true;
    }

    private void draw(IntFunction<String> block) {
        try {
            while (true) {
                // Read outside of the lock: it may take a second, and the log must not wait.
                int columns = width.getAsInt();
                String text = shown(block.apply(columns), columns);
                synchronized (this) {
                    if (drawing != Thread.currentThread()) {
                        return;
                    }
                    if (!text.equals(drawn)) {
                        System.out.flush();
                        screen.print(erasure() + text);
                        screen.flush();
                        drawn = text;
                    }
                }
                Thread.sleep(MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** The lines of a block, escaped, because they may contain text from outside. */
    private static String shown(String block, int columns) {
        return block.lines()
                .map(OneLine::of)
                .map(line -> line.length() <= columns ? line : line.substring(0, columns))
                .collect(Collectors.joining("\n"));
    }

    /** Waits for the thread: it needs classes of the plugin, which Maven unloads at the end of a build. */
    @Override
    public void endLive() {
        Thread ended = stopDrawing();
        if (ended == null || ended == Thread.currentThread()) {
            return;
        }
        try {
            ended.join(MOST_MILLIS_TO_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread stopDrawing() {
        erase();
        Thread ended = drawing;
        if (ended != null) {
            ended.interrupt();
            drawing = null;
        }
        if (atExit != null && atExit != Thread.currentThread()) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException shuttingDown) {
                // It runs, and finds nothing left to do.
            }
        }
        atExit = null;
        return ended;
    }

    private void erase() {
        if (!drawn.isEmpty()) {
            screen.print(erasure());
            screen.flush();
            drawn = "";
        }
    }

    private String erasure() {
        return ERASE
                + ERASE_ABOVE.repeat((int) drawn.chars().filter(c -> c == '\n').count());
    }

    @Override
    public LineWidth width() {
        LineWidth whole = log.width();
        return whole.isUnlimited() || !watched.getAsBoolean() ? whole : whole.withColumns(width.getAsInt() - PREFIX);
    }

    @Override
    public boolean isDebug() {
        return log.isDebug();
    }

    @Override
    public synchronized void debug(Supplier<String> line) {
        log.debug(() -> {
            erase();
            return line.get();
        });
    }

    @Override
    public Commands commands() {
        return log.commands();
    }

    @Override
    public synchronized void info(String line) {
        erase();
        log.info(line);
    }

    @Override
    public synchronized void warn(String line) {
        erase();
        log.warn(line);
    }

    @Override
    public synchronized void error(String line) {
        erase();
        log.error(line);
    }

    @Override
    public synchronized void verbatim(String line) {
        erase();
        log.verbatim(line);
    }

    @Override
    public synchronized void value(String value) {
        erase();
        log.value(value);
    }
}
