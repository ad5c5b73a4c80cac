package dev.parley.backends.java.machine;

/** Encodings of the protocol of a shop. */
final class Shop {
    static final int TALK = 1;
    static final String ENQUIRY = "01";
    static final String REPLY = "02";
    static final String BILL = "03";
    static final String PAID = "04";
    static final String HINT = "05";
    static final String WANTS = "06";
    static final String AGAIN = "7265";
    static final String OTHER = "0102";

    static final String KNOWN = term(1, "020102");
    static final String KEYS = term(2, "020506");
    static final String GIFT = term(3, "");
    static final String COOKIE = term(4, "0109");
    static final String RENEWAL = term(5, "07");
    static final String STAMP = term(6, "08");
    static final String WANTS_STAMP = term(6, "");
    static final String SEAL = term(7, "aabb");
    static final String RESERVE = term(8, "");
    static final String CHOSEN = term(1, "02");
    static final String KEY = term(2, "05" + "01ff");
    static final String KEY_WANTED = term(2, "05");
    private static final String NOTE = term(9, "01");
    static final String UNKNOWN = term(99, "0102");

    private Shop() {
    }

    /** The protocol, all the way to loaded classes. */
    static Protocol load() {
        return Protocol.load("shop", "shop.parley", "early.parley", "late.parley");
    }

    static String term(int type, String body) {
        return String.format("%02x%02x", type, body.length() / 2) + body;
    }

    static String terms(String... terms) {
        String all = String.join("", terms);
        return String.format("%02x", all.length() / 2) + all;
    }

    static String entry(String... terms) {
        return "0a" + terms(NOTE + String.join("", terms));
    }

    static String enquiry(String... terms) {
        return "01" + terms(terms);
    }

    static String reply(String mark, String... terms) {
        return mark + "0c" + terms(terms);
    }

    static String bytesOfBill(String... entries) {
        String all = String.join("", entries);
        return String.format("%04x", all.length() / 2) + all;
    }

    static String frame(String kind, String body) {
        return kind + String.format("%04x", body.length() / 2) + body;
    }
}
