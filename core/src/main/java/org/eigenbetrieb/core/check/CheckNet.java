package org.eigenbetrieb.core.check;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Printed cells and the relations between them.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class CheckNet {

    private final Map<String, CheckCell> cells;
    private final List<CheckRelation> relations;

    private CheckNet(Map<String, CheckCell> cells, List<CheckRelation> relations) {
        this.cells = cells;
        this.relations = relations;
    }

    /**
     * A net.
     *
     * @param cells the cells, in the order of the papers
     * @param relations the relations
     * @return the net
     * @throws IllegalArgumentException when an id is used twice or a relation names a cell that is not there
     */
    public static CheckNet of(Collection<CheckCell> cells, Collection<CheckRelation> relations) {
        Map<String, CheckCell> index = new LinkedHashMap<>();
        for (CheckCell cell : cells) {
            if (index.put(cell.id(), cell) != null) {
                throw new IllegalArgumentException("Two cells have the id " + cell.id());
            }
        }
        Map<String, CheckRelation> byId = new LinkedHashMap<>();
        for (CheckRelation relation : relations) {
            if (byId.put(relation.id(), relation) != null) {
                throw new IllegalArgumentException("Two relations have the id " + relation.id());
            }
            require(index, relation, relation.target());
            relation.terms().forEach(member -> require(index, relation, member.cell()));
            relation.divisors().forEach(member -> require(index, relation, member.cell()));
        }
        return new CheckNet(Collections.unmodifiableMap(index), List.copyOf(byId.values()));
    }

    private static void require(Map<String, CheckCell> cells, CheckRelation relation, String id) {
        if (!cells.containsKey(id)) {
            throw new IllegalArgumentException(
                    "Relation " + relation.id() + " names the cell " + id + ", which is not there");
        }
    }

    /**
     * The cells in the order of the papers.
     *
     * @return an unmodifiable collection
     */
    public Collection<CheckCell> cells() {
        return cells.values();
    }

    /**
     * The relations in the order they were given.
     *
     * @return an unmodifiable list
     */
    public List<CheckRelation> relations() {
        return relations;
    }

    /**
     * A cell.
     *
     * @param id its id
     * @return the cell
     * @throws IllegalArgumentException when there is none with this id
     */
    public CheckCell cell(String id) {
        CheckCell cell = cells.get(id);
        if (cell == null) {
            throw new IllegalArgumentException("There is no cell " + id);
        }
        return cell;
    }
}
