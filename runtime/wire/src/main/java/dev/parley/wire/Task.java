package dev.parley.wire;

/**
 * Slow work that may run on any thread, once. What it wrote is visible to whoever calls {@link #finish}, since both pass
 * through this object's lock.
 */
final class Task<T> implements Runnable {
    private enum Phase {
        NEW, RUNNING, DONE, CANCELLED
    }

    private final Machine.Work<T> work;
    private final Machine.Then<T> then;
    private Phase phase = Phase.NEW;
    private T result;
    private Throwable failure;
    private Runnable cleanup;

    Task(Machine.Work<T> work, Machine.Then<T> then) {
        this.work = work;
        this.then = then;
    }

    /** Does the work; a second call, or one after cancellation, does nothing. */
    @Override
    public void run() {
        synchronized (this) {
            if (phase != Phase.NEW) {
                return;
            }
            phase = Phase.RUNNING;
        }
        T outcome = null;
        Throwable thrown = new IllegalStateException("the work broke off");
        try {
            outcome = work.run();
            thrown = null;
        } catch (ProtocolException | RuntimeException e) {
            thrown = e;
        } finally {
            end(outcome, thrown);
        }
    }

    private synchronized void end(T outcome, Throwable thrown) {
        result = outcome;
        failure = thrown;
        phase = Phase.DONE;
        if (cleanup != null) {
            cleanup.run();
        }
    }

    synchronized boolean isDone() {
        return phase == Phase.DONE;
    }

    /** Takes the result over, or throws what the work threw. */
    synchronized void finish() throws ProtocolException {
        if (failure instanceof ProtocolException violation) {
            throw violation;
        }
        if (failure instanceof RuntimeException defect) {
            throw defect;
        }
        then.run(result);
    }

    /** Keeps the work from running, or lets the cleanup follow it if it runs already; else does the cleanup at once. */
    synchronized void cancel(Runnable finalCleanup) {
        if (phase == Phase.RUNNING) {
            cleanup = finalCleanup;
        } else {
            phase = Phase.CANCELLED;
            finalCleanup.run();
        }
    }
}
