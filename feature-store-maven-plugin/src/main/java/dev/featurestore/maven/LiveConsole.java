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
 * Maven's log at a terminal, with a block of lines below it. That block is drawn a few times a second at most, past {@code System.out},
 * before whose lines Maven 4 puts a prefix; every line of the log first erases it.
 */
final class LiveConsole implements Console {

    /** Between two looks whether there is something to draw. */
    private static final long MILLIS = 250;

    /** The thread may be asking for the terminal's width, which takes a second at most. */
    private static final long MOST_MILLIS_TO_END = 3_000;

    /** To the beginning of the line, which is then erased (ECMA-48: EL); no cell of it is left. */
    private static final String ERASE = "\r\u001b[2K";

    /** To the line above, which is then erased. */
    private static final String ERASE_ABOVE = "\u001b[A" + ERASE;

    /** What Maven puts before a line. */
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
     * @param watched whether a person looks at a terminal; asked when there is something to look at
     * @param width columns of the terminal, as it is now
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
                // Asked for outside of the lock: it may take a moment, and the log must not wait.
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

    /** The lines of a block, each of which may have text from outside in it. */
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
        return whole.equals(LineWidth.UNLIMITED) || !watched.getAsBoolean()
                ? whole
                : whole.of(width.getAsInt() - PREFIX);
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
