package dev.parley.tests.socks5;

import dev.parley.tests.socks5.spec.Credentials;
import dev.parley.tests.socks5.spec.Endpoint;
import dev.parley.tests.socks5.spec.LoginResult;
import dev.parley.tests.socks5.spec.LoginStatus;
import dev.parley.tests.socks5.spec.Message;
import dev.parley.tests.socks5.spec.Reply;
import dev.parley.tests.socks5.spec.ReplyCode;
import dev.parley.tests.socks5.spec.ServerMachine;
import dev.parley.tests.socks5.spec.ServerPolicy;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a server decides: who may come in, and whether it reaches what a client asks for. */
final class ServerChoices implements ServerPolicy {
    private final Optional<Credentials> account;
    private final Function<Endpoint, ReplyCode> dial;
    private ReplyCode outcome;

    /**
     * The choices for one connection.
     *
     * @param account who is let in; whoever comes, if absent
     * @param dial connects, or says why not
     */
    ServerChoices(Optional<Credentials> account, Function<Endpoint, ReplyCode> dial) {
        this.account = account;
        this.dial = dial;
    }

    @Override
    public boolean demandsPassword(ServerMachine machine) {
        return account.isPresent();
    }

    @Override
    public Message choose(ServerMachine machine, ServerMachine.State state, Set<Message> enabled) {
        return switch (state) {
            case SELECTING -> method(enabled);
            case JUDGING -> isKnown(machine.credentials()) ? Message.WELCOME : Message.REJECTION;
            case CONNECTING -> {
                outcome = dial.apply(machine.request().dst());
                yield outcome.equals(ReplyCode.SUCCEEDED) ? Message.CONNECTED : Message.REFUSAL;
            }
            default -> throw new IllegalArgumentException("there is nothing to choose in " + state);
        };
    }

    private Message method(Set<Message> enabled) {
        Message wanted = account.isPresent() ? Message.USE_PASSWORD : Message.NO_LOGIN;
        return enabled.contains(wanted) ? wanted : Message.NO_METHOD;
    }

    private boolean isKnown(Credentials given) {
        return account.filter(known -> known.uname().constantTimeEquals(given.uname())
                & known.passwd().constantTimeEquals(given.passwd())).isPresent();
    }

    @Override
    public LoginResult rejection(ServerMachine machine) {
        return new LoginResult(LoginStatus.FAILURE);
    }

    @Override
    public Reply connected(ServerMachine machine) {
        return new Reply(outcome, Endpoints.NOWHERE);
    }

    @Override
    public Reply refusal(ServerMachine machine) {
        return new Reply(outcome, Endpoints.NOWHERE);
    }
}
