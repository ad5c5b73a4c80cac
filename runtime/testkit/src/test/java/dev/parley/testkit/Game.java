package dev.parley.testkit;

import dev.parley.wire.Arrival;
import dev.parley.wire.Bytes;
import dev.parley.wire.CodePoint;
import dev.parley.wire.Content;
import dev.parley.wire.DefaultAlerts;
import dev.parley.wire.EpochKeys;
import dev.parley.wire.Labelled;
import dev.parley.wire.Machine;
import dev.parley.wire.MessageKind;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Transport;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Machines written by hand: A sends ASK and changes its keys, B sends TELL or PASS. Beside that pass CHAT, both ways and
 * under either keys, and BYE, which ends a lane.
 */
final class Game {
    static final CodePoint UNEXPECTED = alert(10);
    static final CodePoint MALFORMED = alert(50);
    static final CodePoint INTERNAL = alert(80);

    enum Kind implements MessageKind {
        ASK(1, 1), TELL(1, 2), PASS(1, 3), CHAT(2, NONE), BYE(3, NONE);

        private final int contentType;
        private final int typeCode;

        Kind(int contentType, int typeCode) {
            this.contentType = contentType;
            this.typeCode = typeCode;
        }

        @Override
        public int contentType() {
            return contentType;
        }

        @Override
        public int typeCode() {
            return typeCode;
        }

        @Override
        public String label() {
            return name();
        }
    }

    enum Epoch implements Labelled {
        PLAIN, SHUT;

        @Override
        public String label() {
            return name();
        }
    }

    record Keys(String epoch) implements EpochKeys {
        @Override
        public void close() {
        }
    }

    /** How a machine does something else than the game says. */
    enum Fault {
        DEAF, CHATTY, SILENT, SLOPPY, RECKLESS, STUBBORN
    }

    static final Pairing A = new Pairing("asker", (script, transport) -> new Player(true, script, transport, Set.of()),
            "teller", (script, transport) -> new Player(false, script, transport, Set.of()), List.of(Kind.values()));

    /** The same pairing with an asker that has the faults. */
    static Pairing faulty(Fault... faults) {
        Set<Fault> all = EnumSet.noneOf(Fault.class);
        all.addAll(List.of(faults));
        return new Pairing("asker", (script, transport) -> new Player(true, script, transport, all), A.peer(),
                A.peerMachine(), A.kinds());
    }

    private Game() {
    }

    /** Either side. */
    static final class Player extends Machine {
        private final boolean asks;
        private final Script script;
        private final Set<Fault> faults;
        private String state = "ASKING";

        Player(boolean asks, Script script, Transport transport, Set<Fault> faults) {
            super(List.of(Content.framed(alert(1), 1, 1, 100), Content.raw(alert(2), 100), Content.whole(alert(3), 100)),
                    new DefaultAlerts(UNEXPECTED, MALFORMED, INTERNAL), Epoch.PLAIN, transport);
            this.asks = asks;
            this.script = script;
            this.faults = faults;
        }

        @Override
        public String state() {
            return state;
        }

        @Override
        protected boolean isSending() {
            return state.equals(asks ? "ASKING" : "TELLING");
        }

        @Override
        public boolean isDone() {
            return state.equals("OVER");
        }

        @Override
        protected void proceed() throws ProtocolException {
            if (asks) {
                later(() -> script.draft(Kind.ASK, Bytes.class), body -> {
                    transmitLast(departure(Kind.ASK, body));
                    writeUnder(Epoch.SHUT, new Keys("SHUT"));
                    go(true, Kind.ASK, "TELLING", "game:1");
                });
            } else {
                Kind kind = script.choose(EnumSet.of(Kind.TELL, Kind.PASS));
                transmit(departure(kind, script.draft(kind, Bytes.class)));
                go(true, kind, "OVER", "game:2");
            }
        }

        @Override
        protected void accept(Arrival in) throws ProtocolException {
            if (!asks && state.equals("ASKING") && in.is(Kind.ASK, Epoch.PLAIN)) {
                readUnder(Epoch.SHUT, new Keys("SHUT"));
                go(false, Kind.ASK, "TELLING", "game:1");
            } else if (asks && state.equals("TELLING") && (in.is(Kind.TELL) || in.is(Kind.PASS))) {
                go(false, in.is(Kind.TELL) ? Kind.TELL : Kind.PASS, faults.contains(Fault.STUBBORN) ? "TELLING" : "OVER",
                        "game:2");
            } else {
                acceptBeside(in);
            }
        }

        private void go(boolean sent, Kind kind, String next, String spec) {
            String from = state;
            moved(sent, kind, () -> from, () -> next, spec);
            state = next;
        }

        @Override
        protected void acceptBeside(Arrival in) throws ProtocolException {
            if (in.is(Kind.CHAT)) {
                if (!faults.contains(Fault.DEAF)) {
                    deliver(Kind.CHAT, in);
                }
            } else if (in.is(Kind.BYE)) {
                deliver(Kind.BYE, in);
                if (!faults.contains(Fault.SLOPPY)) {
                    endPeerLane();
                }
            } else if (!faults.contains(Fault.RECKLESS)) {
                throw unexpected(in);
            }
        }

        @Override
        protected boolean mayPass(MessageKind kind) {
            return kind == Kind.BYE || kind == Kind.CHAT && !faults.contains(Fault.SILENT)
                    || kind == Kind.PASS && faults.contains(Fault.CHATTY);
        }

        @Override
        protected void sendBeside(MessageKind kind, Bytes body) {
            transmit(departure(kind, body));
            if (kind == Kind.BYE) {
                endOwnLane();
            }
        }
    }

    private static CodePoint alert(int code) {
        return new CodePoint() {
            @Override
            public int code() {
                return code;
            }

            @Override
            public String label() {
                return "code " + code;
            }
        };
    }
}
