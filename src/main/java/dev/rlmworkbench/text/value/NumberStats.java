package dev.rlmworkbench.text.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The numbers among some texts, and their figures. A number may have a sign, a currency or percent sign, and
/// digits in threes with commas, points, spaces or apostrophes between them, or an exponent behind a decimal
/// point. Digits behind a zero, such as 01234, are no number. Whether the comma or the point stands before
/// decimals is told by all texts together: it is the reading by which more of them are numbers, and where both do
/// alike the one that is usual in the text's language.
///
/// @param all     one for each text, empty for what is no number
/// @param numbers those that are there
/// @param reading how the first number is read that could be read in another way, empty when there is none
public record NumberStats(List<Optional<BigDecimal>> all, List<BigDecimal> numbers, String reading) {

    private static final int MAX_LENGTH = 40;
    private static final int SAMPLE = 10_000;
    private static final int DIGITS = 3;
    private static final Pattern NUMBER = Pattern.compile(
            "(?:\\p{Sc}\\s?)?([-+\u2212]?)(?:\\p{Sc}\\s?)?(\\d[\\d.,'\u2019\u00a0\u202f ]*(?:[eE][-+]?\\d{1,2})?)\\s?[%\\p{Sc}]?");
    private static final Pattern IN_THREES = Pattern.compile("(?<=\\d)['\u2019\u00a0\u202f ](?=\\d{3}(?!\\d))");
    private static final Pattern POINT =
            Pattern.compile("-?(?:(?:0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?|[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?)");
    private static final Pattern COMMA =
            Pattern.compile("-?(?:(?:0|[1-9]\\d*)(,\\d+)?|[1-9]\\d{0,2}(\\.\\d{3})+(,\\d+)?)");

    public NumberStats {
        all = List.copyOf(all);
        numbers = List.copyOf(numbers);
    }

    /// @param texts  as they stand somewhere; those that are no numbers are left out of all figures
    /// @param isComma whether the comma is the decimal sign
    public static NumberStats of(List<String> texts, boolean isComma) {
        var known = new HashMap<String, Optional<BigDecimal>>();
        var all = texts.stream()
                .map(text -> known.size() < SAMPLE
                        ? known.computeIfAbsent(text, _ -> number(digits(text), isComma))
                        : number(digits(text), isComma))
                .toList();
        return new NumberStats(all, all.stream().flatMap(Optional::stream).toList(), reading(texts, all));
    }

    /// Whether the comma stands before decimals: whether by this reading more of the texts are numbers than by the
    /// other.
    ///
    /// @param isUsual the answer where both do alike
    public static boolean isCommaDecimal(List<String> texts, boolean isUsual) {
        var written = texts.stream().limit(SAMPLE).map(NumberStats::digits).toList();
        long commas = count(written, COMMA);
        long points = count(written, POINT);
        return commas > points || commas == points && isUsual;
    }

    private static long count(List<String> written, Pattern form) {
        return written.stream().filter(digits -> form.matcher(digits).matches()).count();
    }

    private static Optional<BigDecimal> number(String written, boolean isComma) {
        if (!(isComma ? COMMA : POINT).matcher(written).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new BigDecimal(isComma ? written.replace(".", "").replace(',', '.') : written.replace(",", "")));
    }

    /// A minus and digits with points and commas; empty for what is no number.
    private static String digits(String text) {
        var number = NUMBER.matcher(text.strip());
        if (text.length() > MAX_LENGTH || !number.matches()) {
            return "";
        }
        var sign = number.group(1).isEmpty() || number.group(1).equals("+") ? "" : "-";
        return sign + IN_THREES.matcher(number.group(2).strip()).replaceAll("");
    }

    private static String reading(List<String> texts, List<Optional<BigDecimal>> numbers) {
        return IntStream.range(0, texts.size())
                .filter(i -> numbers.get(i).isPresent())
                .filter(i -> !texts.get(i).contains(plain(numbers.get(i).orElseThrow())))
                .mapToObj(i -> "%s is read as %s"
                        .formatted(texts.get(i).strip(), plain(numbers.get(i).orElseThrow())))
                .findFirst()
                .orElse("");
    }

    /// Whether more than half of the texts are numbers.
    public boolean areNumbers() {
        return 2L * numbers.size() > all.size();
    }

    public BigDecimal sum() {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Rounded to two decimals, a small one to three digits.
    public BigDecimal mean() {
        var mean = sum().divide(BigDecimal.valueOf(numbers.size()), new MathContext(28, RoundingMode.HALF_EVEN));
        int decimals = DIGITS - mean.precision() + mean.scale();
        return mean.setScale(Math.max(2, decimals), RoundingMode.HALF_EVEN);
    }

    public BigDecimal smallest() {
        return Collections.min(numbers);
    }

    public BigDecimal largest() {
        return Collections.max(numbers);
    }

    public BigDecimal range() {
        return largest().subtract(smallest());
    }

    /// Without an exponent and without zeros at the end.
    public static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
