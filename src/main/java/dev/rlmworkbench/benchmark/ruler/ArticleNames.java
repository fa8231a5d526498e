package dev.rlmworkbench.benchmark.ruler;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Invents names of things that articles can be about. There are more than 20,000 of each.
final class ArticleNames {

    private static final List<String> STARTS = list("""
            Al Ar Bar Bel Bran Cal Cam Cor Dal Del Dor El Em Fal Fen Gal Gar Hal Har Is Kal Kel Lan Lor Mar Mel Mor Nar
            Nor Or Pel Ral Ros Sal Sel Tal Tor Ul Val Ven Wal Win Yar Zel""");
    private static final List<String> MIDDLES =
            list("a an ber da den e en er ga i il in la le li lo ma mi na ne ni o ra ri ro sa");
    private static final List<String> PLACE_ENDS = list("""
            bach berg bridge burgh dale den fell field ford gate ham haven hurst leigh mere minster mouth ness port sted
            stow thorpe ton vale wick wold worth""");
    private static final List<String> FIRST_ENDS =
            list("an ard as dra el ena eth ia ian ias ina is ka la len lia mir na nor ra rin sa ta ten vin");
    private static final List<String> LAST_ENDS = list("""
            ander bauer berg dahl ek ell enko er ford gard holm ini kov lund mann moor nen oni ossa quist rov sen sky
            stad strom vall vik wen""");

    private final RandomGenerator random;
    private final Set<String> taken = new HashSet<>();

    ArticleNames(RandomGenerator random) {
        this.random = random;
    }

    /// No later name is equal to one that is part of this text.
    void keep(String text) {
        taken.add(text);
        taken.addAll(Arrays.asList(text.split(" ")));
    }

    String place() {
        var name = any(STARTS) + any(MIDDLES) + any(PLACE_ENDS);
        return taken.contains(name) ? place() : name;
    }

    String person() {
        var name = any(STARTS) + any(FIRST_ENDS) + " " + any(STARTS) + any(MIDDLES) + any(LAST_ENDS);
        return taken.contains(name) ? person() : name;
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<String> list(String words) {
        return Arrays.asList(words.split("\\s+"));
    }
}
