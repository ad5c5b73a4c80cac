package dev.parley.attacker;

/**
 * What an attack breaks, or what says how it is answered.
 *
 * @param document such as {@code RFC 5246}
 * @param section without the word
 * @param quote the document's own words
 */
record Requirement(String document, String section, String quote) {
    static Requirement rfc(int number, String section, String quote) {
        return new Requirement("RFC " + number, section, quote);
    }

    @Override
    public String toString() {
        return document + " section " + section + ": \"" + quote + '"';
    }
}
