package dev.parley.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * A machine written by hand: it sends one RING, awaits ANSWERs until one with the body 0, and lets NOISE pass beside. An
 * ANSWER of the body 1 takes slow work, one of 2 changes the keys, one of 3 breaks this side, one of 9 is forbidden.
 */
final class Bell extends Machine {
    static final CodePoint UNEXPECTED = alert(10);
    static final CodePoint MALFORMED = alert(50);
    static final CodePoint INTERNAL = alert(80);
    static final CodePoint FORBIDDEN = alert(47);
    static final int FRAMED = 22;
    static final int WHOLE = 21;
    static final int RAW = 23;
    static final int LIMIT = 300;

    enum Kind implements MessageKind {
        RING(FRAMED, 1), ANSWER(FRAMED, 2), NOISE(RAW, NONE), FINAL(WHOLE, NONE);

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

    enum Place implements Labelled {
        RINGING, WAITING, OVER;

        @Override
        public String label() {
            return name();
        }
    }

    record Keys(String epoch, Secret key) implements EpochKeys {
        @Override
        public void close() {
            key.close();
        }
    }

    static final class Wire implements Transport {
        final List<String> log = new ArrayList<>();
        final List<Step> steps = new ArrayList<>();
        Runnable onAmbient = () -> {};

        @Override
        public void send(int contentType, Bytes message, boolean endsRecord) {
            log.add("send " + contentType + " " + message.toHex() + (endsRecord ? " |" : ""));
        }

        @Override
        public void writeKeys(EpochKeys keys) {
            log.add("write " + keys.epoch());
        }

        @Override
        public void readKeys(EpochKeys keys) {
            log.add("read " + keys.epoch());
        }

        @Override
        public void ambient(MessageKind kind, Bytes body) {
            log.add(kind.label() + " " + body.toHex());
            onAmbient.run();
        }

        @Override
        public void moved(Step step) {
            steps.add(step);
        }
    }

    static final Labelled PLAIN = () -> "plain";
    static final Labelled LOCKED = () -> "locked";

    final Secret secret = Secret.take(new byte[] {1, 2, 3});
    final Wire wire;
    final List<Integer> answers = new ArrayList<>();
    Runnable slow = () -> {};
    private Place place = Place.RINGING;

    Bell(Wire wire) {
        super(List.of(Content.framed(alert(FRAMED), 1, 3, LIMIT), Content.whole(alert(WHOLE), LIMIT),
                Content.raw(alert(RAW), LIMIT)), new DefaultAlerts(UNEXPECTED, MALFORMED, INTERNAL), PLAIN, wire);
        this.wire = wire;
    }

    @Override
    protected boolean isSending() {
        return place == Place.RINGING;
    }

    @Override
    public boolean isDone() {
        return place == Place.OVER;
    }

    @Override
    protected void proceed() {
        transmitLast(departure(Kind.RING, Bytes.of(7)));
        writeUnder(LOCKED, new Keys("locked", secret.copy()));
        go(true, Kind.RING, Place.WAITING);
    }

    @Override
    protected void accept(Arrival in) throws ProtocolException {
        if (place == Place.WAITING && in.is(Kind.ANSWER)) {
            int answer = in.read("Answer", reader -> reader.uint8("code"));
            require(answer != 9, FORBIDDEN, "9");
            answers.add(answer);
            if (answer == 1) {
                later(() -> slow.run(), () -> go(false, Kind.ANSWER, Place.WAITING));
                return;
            } else if (answer == 2) {
                readUnder(LOCKED, new Keys("locked", secret.copy()));
            } else if (answer == 3) {
                throw new IllegalArgumentException("broken");
            }
            go(false, Kind.ANSWER, answer == 0 ? Place.OVER : Place.WAITING);
        } else {
            acceptBeside(in);
        }
    }

    private void go(boolean sent, Kind kind, Place next) {
        moved(sent, kind, place, next, "bell.parley:1");
        place = next;
    }

    @Override
    protected void acceptBeside(Arrival in) throws ProtocolException {
        if (in.is(Kind.NOISE, LOCKED)) {
            deliver(Kind.NOISE, in);
        } else if (in.is(Kind.FINAL)) {
            deliver(Kind.FINAL, in);
            endPeerLane();
        } else {
            throw unexpected(in);
        }
    }

    @Override
    protected boolean mayPass(MessageKind kind) {
        return kind == Kind.NOISE && isSettled() && writesUnder(LOCKED) || kind == Kind.FINAL;
    }

    @Override
    protected void sendBeside(MessageKind kind, Bytes body) {
        transmit(departure(kind, body));
        if (kind == Kind.FINAL) {
            endOwnLane();
        }
    }

    @Override
    protected void wipe() {
        secret.close();
    }

    @Override
    public String state() {
        return place.label();
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
