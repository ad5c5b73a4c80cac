package dev.parley.backends.java.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Variables of generated methods. */
class LocalsTest {
    private static final String SPECIFICATION = """
            protocol demo;
            roles client C, server S;
            enum { broken(1), (255) } Alarm;
            alerts Alarm { unexpected -> broken; malformed -> broken; forbidden -> broken; internal -> broken; }
            enum { talk(2), (255) } Tag;
            enum { hello(1), finish(2), (255) } Kind;
            enum { short(0), long(1), (255) } Size;
            enum { red(1), (255) } Colour;
            registry Colour (size: Size) { red long; }
            struct { Kind kind; uint16 length; select (kind) { case hello: Hello; case finish: Finish; } body; } Talk;
            struct { Colour colour; } Hello;
            struct { opaque mac<0..8>; opaque other<0..8>; } Finish;
            envelope Tag { talk: Talk, transcript; }
            extern mix(size: Size, again: Size, data: bytes): bytes;
            define mixed(data) = mix(Hello.colour.size, Hello.colour.size, data);
            fact wide in C.Hello = colour == red;
            on S.Finish {
                mac   := mixed(transcript)                           else broken;
                other := mixed(mac) if wide                          else broken;
                let whole = mixed(Hello..S.Finish);
                let wider = mixed(Hello..S.Finish) if wide;
            }
            on C.Finish { require mac == whole                     else broken; }
            flow demo { C: Hello S: Finish C: Finish }
            """;

    @Test
    void haveANameEachInTheirMethod() {
        String machine = Protocol.of("demo.parley", SPECIFICATION).source("ClientMachine");
        assertEquals(1, machine.split("var size = ", -1).length - 1);
        assertEquals(1, machine.split("var size2 = ", -1).length - 1);
    }
}
