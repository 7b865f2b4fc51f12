package dev.tare.core.token;

import java.util.Random;

/** Makes strings on which tokenizers go wrong: all of Unicode, damaged too, in the mixtures that the patterns tell apart. */
final class Texts {

    private static final String[] WORDS = {
        "the",
        "The",
        "THE",
        "tHe",
        "mutex",
        "HTTPServer",
        "camelCase",
        "naïve",
        "Ünïcödé",
        "Straße",
        "ſtraße",
        "привет",
        "МОСКВА",
        "日本語",
        "한국어",
        "עברית",
        "العربية",
        "हिन्दी",
        "ไทย",
        "Ǆǅǆ",
        "ªº",
        "ʰʱ",
        "x̂ŷ",
        "e\u0301",
        "\u0301",
        "\u20DD",
        "<|endoftext|>",
        "<|endofprompt|>",
        "<|fim_prefix|>",
        "👩‍👩‍👧‍👦",
        "🏳️‍🌈",
        "👍🏽",
        "🇩🇪",
        "½",
        "²",
        "Ⅷ",
        "一二三",
        "१२३",
        "٣٤",
        "𝟘𝟙",
        "𝒜𝒷",
        "𐐀𐐨",
        "𠀀",
        "\u200B",
        "\u00AD",
        "\uFEFF",
        "\u2028",
        "\u2029",
        "\u0085",
        "\u00A0",
        "\u1680",
        "\u3000",
        "\u180E",
        "\u001C",
        "\u001F",
        "\0",
        "→",
        "—",
        "…",
        "═══════",
        "```",
        "|---|",
        "**",
        "//",
        "/*",
        "</tag>",
        "http://a.b/c?d=e",
        "\uFFFF",
        "\uDBFF\uDFFF"
    };
    private static final String[] APOSTROPHES = {"'", "'", "'", "’", "ʼ", "`"};
    private static final String[] CONTRACTIONS = {
        "s", "S", "t", "T", "re", "RE", "Re", "rE", "ve", "VE", "vE", "m", "M", "ll", "LL", "lL", "d", "D", "ſ", "ſſ",
        "l", "r", "v", "x", "sss", "İ", "K"
    };
    private static final String[] LINE_ENDS = {"\n", "\r\n", "\r", "\n\n", "\n \n", " \n", "\n\t", "\u2028"};
    private static final String SPACES = " \t  \u00A0\u3000\u000B\f\u0085";
    private static final String SYMBOLS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~/—→“”…•✓";

    private final Random random;

    Texts(long seed) {
        random = new Random(seed);
    }

    /** Returns the next string; mostly short, now and then some hundred characters. */
    String next() {
        StringBuilder text = new StringBuilder();
        int parts = 1 + random.nextInt(random.nextInt(8) == 0 ? 40 : 8);
        for (int i = 0; i < parts; i++) {
            append(text);
        }
        return text.toString();
    }

    private void append(StringBuilder text) {
        switch (random.nextInt(15)) {
            case 0 ->
                text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1)); // unassigned and surrogates too
            case 1 -> text.append((char) random.nextInt(0x10000));
            case 2 -> text.append((char) (Character.MIN_SURROGATE + random.nextInt(0x800)));
            case 3 -> text.append((char) random.nextInt(0x80));
            case 4 -> text.append((char) random.nextInt(0x600));
            case 5 -> text.append((char) (0x4E00 + random.nextInt(0x5000)));
            case 6 -> text.append(pick(APOSTROPHES)).append(pick(CONTRACTIONS));
            case 7 -> text.append(pick(LINE_ENDS));
            case 8 -> repeat(text, SPACES.charAt(random.nextInt(SPACES.length())));
            case 9 -> repeat(text, SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
            case 10 -> repeat(text, (char) ('0' + random.nextInt(10)));
            case 11 -> repeat(text, pick(WORDS).charAt(0));
            case 12 -> text.append(pick(WORDS));
            case 13 -> text.append(' ').append(pick(WORDS));
            default -> letters(text);
        }
    }

    private void repeat(StringBuilder text, char c) {
        int times = 1 + random.nextInt(random.nextInt(20) == 0 ? 300 : 6);
        for (int i = 0; i < times; i++) {
            text.append(c);
        }
    }

    private void letters(StringBuilder text) {
        int letters = 1 + random.nextInt(12);
        for (int i = 0; i < letters; i++) {
            text.append((char) ((random.nextInt(4) == 0 ? 'A' : 'a') + random.nextInt(26)));
        }
    }

    private String pick(String[] strings) {
        return strings[random.nextInt(strings.length)];
    }
}
