package dev.parley.tests.socks5;

import dev.parley.tests.socks5.spec.ClientMachine;
import dev.parley.tests.socks5.spec.ClientPolicy;
import dev.parley.tests.socks5.spec.Command;
import dev.parley.tests.socks5.spec.Credentials;
import dev.parley.tests.socks5.spec.Endpoint;
import dev.parley.tests.socks5.spec.Greeting;
import dev.parley.tests.socks5.spec.Method;
import dev.parley.tests.socks5.spec.Request;
import java.util.List;
import java.util.Optional;

/**
 * What a client decides: where it wants to go, and as who.
 *
 * @param account how it logs in if the server wants that; absent if it cannot
 */
record ClientChoices(Endpoint target, Optional<Credentials> account) implements ClientPolicy {
    @Override
    public Greeting greeting(ClientMachine machine) {
        return new Greeting(account.isPresent() ? List.of(Method.NO_AUTHENTICATION, Method.USERNAME_PASSWORD)
                : List.of(Method.NO_AUTHENTICATION));
    }

    @Override
    public Credentials credentials(ClientMachine machine) {
        return account.orElseThrow();
    }

    @Override
    public Request request(ClientMachine machine) {
        return new Request(Command.CONNECT, target);
    }
}
