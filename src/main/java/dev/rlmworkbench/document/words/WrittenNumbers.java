package dev.rlmworkbench.document.words;

import java.util.regex.Pattern;

/// Numbers with separators between their digits, and with units. Only what can be read in one way counts: 39.195 may be
/// a decimal fraction and stays as it is, 1.039.195 and 39.195,00 are whole numbers with dots.
public final class WrittenNumbers {

    /// Apart from the comma also in LaTeX, the apostrophe, the underscore of programs, narrow and fixed spaces.
    private static final String SIGN = "[,'\u2019\u066C_\u00A0\u2007\u2008\u2009\u202F]";

    private static final String SEPARATORS = SIGN + "|\\{,\\}|\\\\,";
    private static final String START =
            "(?=[1-9]\\d{0,2}\\D)(?<!" + WordEdges.SPACED_LETTER + "|_|\\d\\.|\\d" + SIGN + ")";
    private static final String END = "(?!\\d|" + SIGN + "\\d)";
    private static final Pattern THOUSANDS =
            Pattern.compile(START + "[1-9]\\d{0,2}(" + SEPARATORS + ")\\d{3}(?:\\1\\d{3}){0,12}" + END);
    private static final Pattern LAKHS = Pattern.compile(START + "[1-9]\\d?(?:,\\d\\d){1,12},\\d{3}" + END);
    private static final Pattern DOTS = Pattern.compile(START + "([1-9]\\d{0,2}(?:\\.\\d{3}){2,12})(?![.\\d])" + "|"
            + START + "([1-9]\\d{0,2}(?:\\.\\d{3}){1,12}),(\\d{1,2})(?![.,]?\\d)");
    /// An ordinary space is a separator only where there is nothing else that it could set apart.
    private static final Pattern SPACES =
            Pattern.compile("[^\\p{L}\\d]{0,9}[1-9]\\d{0,2}(?: \\d{3}){1,12}(?:[.,]\\d{1,2})?[^\\p{L}\\d]{0,9}");

    private static final String UNITS =
            "km|cm|mm|nm|m|kg|mg|g|t|lbs?|oz|l|ml|ft|yd|mi|mph|ms|min|hrs?|h|s|w|kw|mw|kwh|v"
                    + "|hz|mhz|ghz|kb|mb|gb|tb|px|pcs|eur|euros?|usd|dollars?|gbp|pounds?|chf|jpy|yen|cny|rmb|yuan|inr|rupees?|krw"
                    + "|thb|baht|tl|lira|try|sek|nok|dkk|kr|pln|zł|czk|kč|rub|brl|aud|cad";
    private static final String CURRENCIES =
            "eur|usd|us|gbp|chf|jpy|cny|rmb|inr|rs|krw|thb|tl|sek|nok|dkk|kr|pln|czk|rub|brl|aud|cad";
    private static final Pattern TOUCHES_UNIT =
            Pattern.compile("(?<=\\d)(?=[a-z])(?=(?:%1$s)(?!%3$s))|(?=\\d)(?<=[a-zčł])(?<=(?<!%3$s)(?:%2$s))"
                    .formatted(UNITS, CURRENCIES, WordEdges.SPACED_LETTER));

    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final String MAYBE_SEPARATED = "(?:%s|[. ])?".formatted(SEPARATORS);

    private WrittenNumbers() {}

    /// Numbers without separators.
    ///
    /// @param text see [Folding]
    public static String ungrouped(String text) {
        if (!DIGIT.matcher(text).find()) {
            return text;
        }
        var dots = DOTS.matcher(text)
                .replaceAll(number -> number.group(1) != null
                        ? number.group(1).replace(".", "")
                        : number.group(2).replace(".", "") + "." + number.group(3));
        var lakhs = LAKHS.matcher(dots).replaceAll(number -> digits(number.group()));
        var plain = THOUSANDS.matcher(lakhs).replaceAll(number -> digits(number.group()));
        return SPACES.matcher(plain).matches() ? plain.replaceAll("(?<=\\d) (?=\\d)", "") : plain;
    }

    private static String digits(String number) {
        return number.replaceAll("\\D", "");
    }

    /// A space between a number and the unit or currency that touches it.
    ///
    /// @param folded see [Folding#fold]
    public static String apartFromUnits(String folded) {
        return TOUCHES_UNIT.matcher(folded).replaceAll(" ");
    }

    /// A regular expression that finds a number with and without separators, also those that could be read in another
    /// way.
    ///
    /// @param number a whole number, or one with a fraction behind a dot
    public static String anyGrouping(String number) {
        int end = number.indexOf('.') < 0 ? number.length() : number.indexOf('.');
        var regex = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            int left = end - i;
            if (i > 0 && left >= 3 && (left % 3 == 0 || left % 2 == 1)) {
                regex.append(MAYBE_SEPARATED);
            }
            regex.append(Folding.anySpelling(number.substring(i, i + 1)));
        }
        return regex.toString();
    }
}
