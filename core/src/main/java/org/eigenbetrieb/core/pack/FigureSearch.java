package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;

/** Finds figures by what a person types. */
final class FigureSearch {

    private final Pack pack;

    FigureSearch(Pack pack) {
        this.pack = pack;
    }

    List<FigureKey> find(String query) {
        String wanted = query.strip();
        if (wanted.indexOf('|') >= 0) {
            try {
                FigureKey key = FigureKey.parse(wanted);
                return pack.net().figures().containsKey(key) ? List.of(key) : List.of();
            } catch (IllegalArgumentException e) {
                return List.of();
            }
        }
        for (Figure figure : pack.figures().figures()) {
            if (figure.place().toString().equals(wanted)) {
                return List.of(figure.key());
            }
        }
        String[] words = wanted.toLowerCase(Locale.ROOT).split("\\s+");
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<FigureKey> best = new ArrayList<>();
        int rank = 0;
        for (FigureKey key : new TreeSet<>(pack.net().figures().keySet())) {
            int own = rank(key, words);
            if (own > rank) {
                best.clear();
                rank = own;
            }
            if (own > 0 && own == rank) {
                best.add(key);
            }
        }
        return List.copyOf(best);
    }

    /** 0 when a word is missing; otherwise the higher, the closer: concept named exactly, few dimensions. */
    private int rank(FigureKey key, String[] words) {
        String text = (key + " " + pack.label(key)).toLowerCase(Locale.ROOT);
        int rank = 10 - key.dimensions().asMap().size();
        for (String word : words) {
            if (!text.contains(word)) {
                return 0;
            }
            if (word.equals(key.concept().id())) {
                rank += 10;
            }
        }
        return rank;
    }
}
