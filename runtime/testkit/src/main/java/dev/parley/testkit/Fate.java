package dev.parley.testkit;

/** What becomes of a message beside the flow, and of those behind it. */
public enum Fate {
    /** It is handed to the layer below. */
    DELIVERED("delivers %s"),
    /** It is checked, and has no effect; the layer below is told, so that it can count. */
    DROPPED("drops %s"),
    /** It was sent ahead and is declined, so that nobody is told. */
    SKIPPED("discards %s"),
    /** It is delivered, and whatever comes behind it is ignored. */
    ENDS_LANE("takes %s and reads no more"),
    /** It is delivered, and the machine is closed without an error. */
    CLOSES("takes %s and closes");

    private final String sentence;

    Fate(String sentence) {
        this.sentence = sentence;
    }

    /** What the receiver does with the message. */
    String of(Object message) {
        return sentence.formatted(message);
    }
}
