package dev.treadle.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.mailbox.Recipient;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads what the processes of a chain print, and tells it.
 *
 * <p>Platform threads: a read from a pipe holds the thread that carries a virtual one, and there
 * are not enough of those for many processes.
 */
final class ProcessReaders<I> {

    private static final System.Logger LOG = System.getLogger(ChildProcess.class.getName());
    private static final int LONGEST_ERROR_LINE = 8_192;

    private final String path;
    private final Framing<I, ?> framing;
    private final Telling<I> telling;
    private final Consumer<String> breakOff;
    private final List<Thread> threads = new ArrayList<>();

    /**
     * @param breakOff called with a reason when nobody can make sense of the output
     */
    ProcessReaders(
            String path,
            Framing<I, ?> framing,
            Recipient<? super ProcessEvent<I>> listener,
            Consumer<String> breakOff) {
        this.path = path;
        this.framing = framing;
        telling = new Telling<>(listener);
        this.breakOff = breakOff;
    }

    void start(Chain chain) {
        start("out", () -> readOutput(new Input(chain.last().getInputStream())));
        for (Process process : chain.processes()) {
            start("err", () -> readErrors(new Input(process.getErrorStream())));
        }
    }

    private void start(String name, Runnable body) {
        threads.add(Thread.ofPlatform().daemon().name(path + "/" + name).start(body));
    }

    /**
     * Waits until all output has been told, however long the listener takes for it; nothing is told
     * after that. Where no output comes it waits no longer than given for each pipe: a process that
     * was left behind by one of the chain may keep them open for ever.
     */
    void join(long silenceMillis) throws InterruptedException {
        for (Thread each : threads) {
            long before;
            do {
                before = telling.moves();
                each.join(silenceMillis);
            } while (each.isAlive() && !telling.isSilentSince(before));
        }
        telling.end();
    }

    private void readOutput(Input in) {
        try {
            for (I frame = framing.read(in); frame != null; frame = framing.read(in)) {
                tell(new ProcessEvent.Output<>(frame));
            }
        } catch (MalformedFrameException e) {
            breakOff.accept("its output makes no sense: " + e.getMessage());
            discard(in);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> path + " closed its output", e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, () -> path + " has a listener that threw", e);
            breakOff.accept("its listener threw " + e);
            discard(in);
        }
    }

    private void tell(ProcessEvent<I> event) {
        if (!telling.tell(event)) {
            LOG.log(Level.DEBUG, () -> "%s has ended, and left %s".formatted(path, event));
        }
    }

    private void discard(Input in) {
        try {
            in.discardRest();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> path + " closed its output", e);
        }
    }

    private void readErrors(Input in) {
        try {
            while (!in.atEnd()) {
                tell(new ProcessEvent.ErrorLine<>(errorLine(in)));
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> path + " closed its errors", e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, () -> path + " has a listener that threw", e);
            discard(in);
        }
    }

    /** Errors are for people: one that is no text, or too long for a line, comes all the same. */
    private static String errorLine(Input in) throws IOException {
        byte[] line;
        try {
            line = in.readLine(LONGEST_ERROR_LINE);
        } catch (MalformedFrameException e) {
            line = in.readBytes(LONGEST_ERROR_LINE);
        }
        String text = new String(line, UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
