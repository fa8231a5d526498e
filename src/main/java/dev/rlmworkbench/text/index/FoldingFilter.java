package dev.rlmworkbench.text.index;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Leaves accents out and makes full-width letters narrow, as Lucene's filter of that kind does, but is quick over
/// scripts that have neither.
final class FoldingFilter extends TokenFilter {

    private static final int FIRST_WITH_ACCENTS = 0x80;
    private static final int FIRST_OF_EAST_ASIA = 0x2E80;
    private static final int FIRST_FULL_WIDTH = 0xFF00;
    /// Letters that become of one.
    private static final int MOST_OF_ONE = 4;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    FoldingFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        boolean isToken = input.incrementToken();
        if (isToken && isForFolding()) {
            var folded = new char[MOST_OF_ONE * term.length()];
            int length = ASCIIFoldingFilter.foldToASCII(term.buffer(), 0, folded, 0, term.length());
            term.copyBuffer(folded, 0, length);
        }
        return isToken;
    }

    private boolean isForFolding() {
        for (int i = 0; i < term.length(); i++) {
            char letter = term.charAt(i);
            if (letter >= FIRST_WITH_ACCENTS && (letter < FIRST_OF_EAST_ASIA || letter >= FIRST_FULL_WIDTH)) {
                return true;
            }
        }
        return false;
    }
}
