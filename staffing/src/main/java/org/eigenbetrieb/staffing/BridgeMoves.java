package org.eigenbetrieb.staffing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eigenbetrieb.core.quantity.Quantity;

/** What the notes of the plan year move. */
final class BridgeMoves {

    private BridgeMoves() {}

    static List<PostBridge.Move> of(Stellenuebersicht plan) {
        List<PostBridge.Move> moves = new ArrayList<>();
        List<Vermerk> notes =
                plan.notes().stream().filter(note -> note.year() == plan.year()).toList();
        Set<String> revaluations = new HashSet<>();
        for (Vermerk note : notes) {
            if (note.kind() == Vermerk.Kind.REVALUATION) {
                revaluations.add(signature(note, note.group()));
            }
        }
        for (Vermerk note : notes) {
            Optional<Quantity> posts = note.posts();
            if (posts.isEmpty()) {
                continue;
            }
            switch (note.kind()) {
                case NEW, REPLACEMENT -> moves.add(here(note, posts.get()));
                case ABOLITION -> moves.add(here(note, negative(posts.get())));
                case TRANSFER -> {
                    if (note.comesIn()) {
                        moves.add(here(note, posts.get()));
                    } else if (note.goesOut()) {
                        moves.add(here(note, negative(posts.get())));
                    }
                }
                case REVALUATION -> revalue(note, posts.get(), revaluations, moves);
                default -> {
                    // moves nothing
                }
            }
        }
        return moves;
    }

    private static void revalue(Vermerk note, Quantity posts, Set<String> revaluations, List<PostBridge.Move> moves) {
        if (note.fromGroup().isEmpty() || note.toGroup().isEmpty()) {
            return;
        }
        boolean atTarget = note.group().equals(note.toGroup().get());
        boolean atSource = note.group().equals(note.fromGroup().get());
        if (atTarget == atSource) {
            return;
        }
        moves.add(here(note, atTarget ? posts : negative(posts)));
        PayGroup other = (atTarget ? note.fromGroup() : note.toGroup()).get();
        boolean stated = revaluations.contains(signature(note, other));
        if (!stated) {
            moves.add(new PostBridge.Move(note, note.unit(), other, atTarget ? negative(posts) : posts, true));
        }
    }

    /** What two notes on one re-evaluation have in common, and the group at whose line the note stands. */
    private static String signature(Vermerk note, PayGroup group) {
        return note.unit() + "|" + group + "|" + note.fromGroup() + "|" + note.toGroup() + "|" + note.number() + "|"
                + note.posts().map(Quantity::value);
    }

    private static PostBridge.Move here(Vermerk note, Quantity posts) {
        return new PostBridge.Move(note, note.unit(), note.group(), posts, false);
    }

    private static Quantity negative(Quantity posts) {
        return Quantity.of(-posts.unscaled(), posts.decimals(), posts.unit());
    }
}
