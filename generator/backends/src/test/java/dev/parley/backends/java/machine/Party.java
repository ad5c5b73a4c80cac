package dev.parley.backends.java.machine;

import dev.parley.wire.Bytes;
import dev.parley.wire.EpochKeys;
import dev.parley.wire.Machine;
import dev.parley.wire.MessageKind;
import dev.parley.wire.ProtocolException;
import dev.parley.wire.Secret;
import dev.parley.wire.Step;
import dev.parley.wire.Transport;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One generated machine with a policy and primitives that a test fills in. */
final class Party implements Transport {
    /** What a record carries, and under which keys; none are the empty text. */
    record Packet(int contentType, Bytes content, boolean endsRecord, String keys) {
    }

    /** An answer of a policy or a primitive. */
    interface Answer {
        Object to(Object[] arguments) throws Exception;
    }

    final Machine machine;
    final Deque<Packet> outbox = new ArrayDeque<>();
    final List<Step> steps = new ArrayList<>();
    final List<String> beside = new ArrayList<>();
    final Map<String, Answer> answers = new HashMap<>();
    final List<Secret> made = new ArrayList<>();
    int tasks;
    String readKeys = "";
    private String writeKeys = "";
    private final Protocol protocol;

    Party(Protocol protocol, String title) {
        this.protocol = protocol;
        List<Object> parts = new ArrayList<>(List.of(proxy(title + "Policy")));
        if (!protocol.compilation().model().externs().isEmpty()) {
            parts.add(proxy("Primitives"));
        }
        parts.add(this);
        try {
            machine = (Machine) protocol.type(title + "Machine").getConstructors()[0].newInstance(parts.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Object proxy(String type) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Answer answer = answers.get(method.getName());
            if (answer != null) {
                Object given = answer.to(arguments);
                if (given instanceof Secret secret) {
                    made.add(secret);
                }
                return given;
            } else if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            throw new AssertionError("unexpected call of " + method);
        };
        return Proxy.newProxyInstance(protocol.type(type).getClassLoader(), new Class<?>[] {protocol.type(type)},
                handler);
    }

    /** Lets the policy draft a message, or answer anything else, with a value. */
    Party says(String method, Object value) {
        answers.put(method, arguments -> value);
        return this;
    }

    Party answers(String method, Answer answer) {
        answers.put(method, answer);
        return this;
    }

    Object get(String accessor) {
        try {
            Method method = machine.getClass().getMethod(accessor);
            return method.invoke(machine);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs pending tasks, each on a thread of its own. */
    void work() throws ProtocolException {
        while (machine.pendingTask() != null) {
            tasks++;
            Thread worker = new Thread(machine.pendingTask());
            worker.start();
            try {
                worker.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            machine.resume();
        }
    }

    void start() throws ProtocolException {
        machine.start();
        work();
    }

    void receive(int contentType, String hex) throws ProtocolException {
        machine.receive(contentType, Bytes.fromHex(hex));
        work();
    }

    /** Takes one packet of the peer, which must be under the keys that this side reads with. */
    void take(Packet packet) throws ProtocolException {
        if (!packet.keys().equals(readKeys)) {
            throw new AssertionError("written under " + packet.keys() + ", read under " + readKeys);
        }
        machine.receive(packet.contentType(), packet.content());
        work();
    }

    /** Lets both talk until nothing is under way. */
    static void talk(Party one, Party other) throws ProtocolException {
        while (!one.outbox.isEmpty() || !other.outbox.isEmpty()) {
            Party sender = one.outbox.isEmpty() ? other : one;
            (sender == one ? other : one).take(sender.outbox.poll());
        }
    }

    @Override
    public void send(int contentType, Bytes message, boolean endsRecord) {
        outbox.add(new Packet(contentType, message, endsRecord, writeKeys));
    }

    @Override
    public void writeKeys(EpochKeys keys) {
        writeKeys = describe(keys);
    }

    @Override
    public void readKeys(EpochKeys keys) {
        readKeys = describe(keys);
    }

    private static String describe(EpochKeys keys) {
        if (keys.epoch().equals("plain")) {
            return "";
        }
        try (keys) {
            return keys.epoch() + ((Secret) Protocol.invoke(keys.getClass(), keys, "key")).disclose();
        }
    }

    @Override
    public void ambient(MessageKind kind, Bytes body) {
        beside.add(kind.label() + body.toHex());
    }

    @Override
    public void moved(Step step) {
        steps.add(step);
    }
}
