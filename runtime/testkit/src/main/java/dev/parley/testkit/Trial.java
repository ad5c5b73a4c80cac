package dev.parley.testkit;

import dev.parley.wire.CodePoint;
import dev.parley.wire.ProtocolException;
import java.util.List;

/**
 * One test of a role: it is brought along a path, in lock step with its peer, and then something is tried. Whatever else
 * happens than should is an {@link AssertionError} that tells what, the path so far, and the lines of the specification.
 */
public final class Trial {
    private final Path path;
    private final String spec;
    private final Walk walk;

    private Trial(Path path, String spec) {
        this.path = path;
        this.spec = spec;
        this.walk = new Walk(path);
    }

    /**
     * What is tried behind a path.
     *
     * @param spec the line of the specification that it is about, as {@code file:line}
     */
    public static Trial after(Path path, String spec) {
        return new Trial(path, spec);
    }

    /** The path can be gone as it stands, and at its end the role can do what it should. */
    public void arrives() {
        List<Path.Exchange> exchanges = path.exchanges();
        if (exchanges.isEmpty()) {
            check("begins in " + path.last().state(), () -> { });
        } else {
            Path.Exchange last = exchanges.get(exchanges.size() - 1);
            check((last.sent() ? "sends " : "takes ") + last.message() + " and reaches " + last.to().state(), () -> { });
        }
    }

    /** The message of the peer is answered with the alert; the machine is closed, and ignores what comes behind it. */
    public void refuses(Example probe, CodePoint alert) {
        check(here("refuses " + probe + " with " + alert.label()), () -> {
            int steps = tested().steps().size();
            int passed = tested().passed().size();
            int sent = tested().outbox().size();
            try {
                tested().inject(probe);
            } catch (ProtocolException e) {
                require(e.alert().equals(alert), "it is refused with " + Walk.describe(e));
                require(tested().machine().isClosed(), "it is refused, but the machine is not closed");
                ignores(probe);
                require(tested().steps().size() == steps && tested().passed().size() == passed
                        && tested().outbox().size() == sent, "it has an effect all the same");
                return;
            }
            throw new Deviation("it was taken, in " + tested().machine().state());
        });
    }

    /** The message of the peer passes beside the flow, and nothing changes. */
    public void takes(Example probe, Fate fate) {
        takes(probe, fate, path.last());
    }

    /** The message of the peer passes beside the flow, and the state stays; something else may change that can be seen. */
    public void takes(Example probe, Fate fate, Stage now) {
        check(here(fate.of(probe)), () -> {
            String state = tested().machine().state();
            int steps = tested().steps().size();
            walk.settle();
            try {
                walk.take(probe, fate, false);
            } catch (ProtocolException e) {
                throw new Deviation("it is refused with " + Walk.describe(e), e);
            }
            require(tested().steps().size() == steps && tested().machine().state().equals(state),
                    "it went to " + tested().machine().state());
            if (fate == Fate.ENDS_LANE || fate == Fate.CLOSES) {
                ignores(probe);
            } else {
                walk.look(now);
            }
        });
    }

    /** The role can send the message beside the flow, and its peer takes it. */
    public void sends(Example probe) {
        check(here("may send " + probe), () -> send(probe));
    }

    /** The same, and then what can be seen of the role is as in the stage. */
    public void sends(Example probe, Stage now) {
        check(here("may send " + probe), () -> {
            send(probe);
            walk.look(now);
        });
    }

    private void send(Example probe) throws Deviation {
        require(tested().machine().maySend(probe.kind()), "it may not");
        walk.sends(probe);
    }

    /** The role cannot send the message beside the flow. */
    public void withholds(Example probe) {
        check(here("may not send " + probe), () -> {
            require(!tested().machine().maySend(probe.kind()), "it may");
            int sent = tested().outbox().size();
            try {
                tested().sendBeside(probe);
            } catch (IllegalStateException e) {
                require(!tested().machine().isClosed() && tested().outbox().size() == sent, "it has an effect all the same");
                return;
            } catch (ProtocolException e) {
                throw new Deviation("it fails with " + Walk.describe(e), e);
            }
            throw new Deviation("it was sent");
        });
    }

    private Side tested() {
        return walk.tested();
    }

    /** A machine that is closed, or whose peer has ended, takes nothing and does nothing. */
    private void ignores(Example probe) throws Deviation {
        int passed = tested().passed().size();
        try {
            tested().inject(probe);
        } catch (ProtocolException e) {
            throw new Deviation("what comes behind it is not ignored: " + Walk.describe(e), e);
        }
        require(tested().passed().size() == passed, "what comes behind it is not ignored");
    }

    private static void require(boolean condition, String otherwise) throws Deviation {
        if (!condition) {
            throw new Deviation(otherwise);
        }
    }

    private String here(String verb) {
        return "in " + path.last().state() + " " + verb;
    }

    @FunctionalInterface
    private interface Check {
        void run() throws Deviation;
    }

    private void check(String what, Check check) {
        try {
            walk.go();
            check.run();
        } catch (Deviation e) {
            String claim = path.pairing().role() + " " + what + " (" + spec + ")";
            throw new AssertionError(claim + "\nbut " + e.getMessage() + "\n" + walk.story(), e.getCause());
        }
    }
}
