package dev.tare.optimizer.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The choices for budgets, held against all choices there are. */
class SelectionsTest {

    private static final int ROUNDS = 400;

    private record Instance(int[] starts, List<Piece> pieces) {

        int lowest() {
            return left(allOf(pieces.size()));
        }

        private static List<Integer> allOf(int count) {
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(i);
            }
            return all;
        }

        int left(List<Integer> aside) {
            int[] left = starts.clone();
            for (int index : aside) {
                for (int start : pieces.get(index).starts()) {
                    left[start] -= pieces.get(index).tokens();
                }
            }
            int largest = left[0];
            for (int tokens : left) {
                largest = Math.max(largest, tokens);
            }
            return largest;
        }

        int value(List<Integer> aside) {
            int value = 0;
            for (int index : aside) {
                value += Math.toIntExact(pieces.get(index).loss());
            }
            return value;
        }

        /** The least value that has to go so that all starts keep to the budget: every choice is tried. */
        int leastValue(int budget) {
            int least = Integer.MAX_VALUE;
            for (int set = 0; set < 1 << pieces.size(); set++) {
                List<Integer> aside = new ArrayList<>();
                for (int i = 0; i < pieces.size(); i++) {
                    if ((set >> i & 1) == 1) {
                        aside.add(i);
                    }
                }
                if (left(aside) <= budget) {
                    least = Math.min(least, value(aside));
                }
            }
            return least;
        }
    }

    private static Instance random(Random random, int starts, int pieces) {
        int[] tokens = new int[starts];
        List<Piece> all = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            TreeSet<Integer> in = new TreeSet<>();
            in.add(random.nextInt(starts));
            for (int k = random.nextInt(starts); k > 0; k--) {
                in.add(random.nextInt(starts));
            }
            Piece piece = new Piece(random.nextInt(12), 1 + random.nextInt(40), List.copyOf(in), random.nextInt(3));
            all.add(piece);
            piece.starts().forEach(start -> tokens[start] += piece.tokens());
        }
        for (int i = 0; i < starts; i++) {
            tokens[i] += random.nextInt(30);
        }
        return new Instance(tokens, all);
    }

    private static Selection chosen(List<Selection> selections, int budget) {
        for (Selection selection : selections) {
            if (selection.largest() <= budget) {
                return selection;
            }
        }
        throw new AssertionError("no choice keeps to " + budget);
    }

    @Test
    void choicesAreWhatTheySayAndALargerBudgetPutsAsideNoMore() {
        Random random = new Random(3);
        for (int round = 0; round < ROUNDS; round++) {
            Instance instance = random(random, 1 + random.nextInt(4), random.nextInt(40));
            List<Selection> selections = Selections.of(instance.starts(), instance.pieces());
            assertThat(selections.get(0).aside()).isEmpty();
            assertThat(selections.get(selections.size() - 1).aside())
                    .hasSize(instance.pieces().size());
            long tokens = -1;
            for (Selection selection : selections) {
                assertThat(selection.aside()).doesNotHaveDuplicates().isSorted();
                assertThat(selection.largest()).isEqualTo(instance.left(selection.aside()));
                assertThat(selection.tokens()).isGreaterThan(tokens);
                tokens = selection.tokens();
            }
            for (int budget = instance.lowest(); budget <= instance.left(List.of()); budget++) {
                assertThat(instance.left(chosen(selections, budget).aside())).isLessThanOrEqualTo(budget);
            }
        }
    }

    @Test
    void withFewPiecesOfOneStartNoOtherChoiceKeepsMore() {
        Random random = new Random(4);
        for (int round = 0; round < ROUNDS / 4; round++) {
            Instance instance = random(random, 1, 1 + random.nextInt(Selections.MOST_EXACT));
            List<Selection> selections = Selections.of(instance.starts(), instance.pieces());
            for (int budget = instance.lowest(); budget <= instance.left(List.of()); budget++) {
                assertThat(instance.value(chosen(selections, budget).aside())).isEqualTo(instance.leastValue(budget));
            }
        }
    }

    /** With several starts a choice gives way only to one for a smaller budget, which puts no more aside. */
    @Test
    void withFewPiecesOfSeveralStartsNoChoiceIsBeatenButByFewerTokens() {
        Random random = new Random(5);
        int exact = 0;
        int all = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Instance instance = random(random, 2 + random.nextInt(2), 1 + random.nextInt(8));
            List<Selection> selections = Selections.of(instance.starts(), instance.pieces());
            for (int budget = instance.lowest(); budget <= instance.left(List.of()); budget++) {
                Selection chosen = chosen(selections, budget);
                int least = instance.leastValue(budget);
                assertThat(instance.value(chosen.aside())).isGreaterThanOrEqualTo(least);
                exact += instance.value(chosen.aside()) == least ? 1 : 0;
                all++;
            }
        }
        assertThat(exact * 100L).isGreaterThan(all * 90L);
    }

    @Test
    void withManyPiecesOfOneStartAtMostOnePieceMoreIsLost() {
        Random random = new Random(6);
        for (int round = 0; round < 12; round++) {
            Instance instance = random(random, 1, Selections.MOST_EXACT + 1 + random.nextInt(4));
            List<Selection> selections = Selections.of(instance.starts(), instance.pieces());
            int most = 0;
            for (Piece piece : instance.pieces()) {
                most = Math.max(most, piece.value());
            }
            for (int budget = instance.lowest(); budget <= instance.left(List.of()); budget += 3) {
                assertThat(instance.value(chosen(selections, budget).aside()))
                        .isLessThanOrEqualTo(instance.leastValue(budget) + most);
            }
        }
    }

    @Test
    void whatIsWorthLeastForItsTokensGoesFirstAndOfThatWhatNoOtherStartHas() {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            pieces.add(new Piece(10, 10, List.of(0), 1));
        }
        pieces.add(new Piece(10, 10, List.of(0, 1), 1));
        assertThat(chosen(Selections.of(new int[] {200, 150}, pieces), 195).aside())
                .containsExactly(11);
        pieces.set(3, new Piece(2, 10, List.of(0), 1));
        assertThat(chosen(Selections.of(new int[] {200, 150}, pieces), 195).aside())
                .containsExactly(3);
    }

    @Test
    void whatStillFitsComesBack() {
        List<Piece> pieces = new ArrayList<>(Collections.nCopies(12, new Piece(50, 10, List.of(0), 1)));
        pieces.add(new Piece(1, 20, List.of(0), 1));
        pieces.add(new Piece(6, 100, List.of(0), 1));
        // 60 too many: the piece of 20 goes first, then the one of 100, and then the first one fits again.
        Selection chosen = chosen(Selections.of(new int[] {300}, pieces), 240);
        assertThat(chosen.aside()).containsExactly(13);
        assertThat(chosen.largest()).isEqualTo(200);
    }

    @Test
    void nothingToPutAsideIsOneChoice() {
        assertThat(Selections.of(new int[] {7, 9}, List.of())).containsExactly(new Selection(List.of(), 9, 0));
    }

    @Test
    void thousandsOfPiecesTakeNoQuadraticTime() {
        Instance instance = random(new Random(8), 60, 4_000);
        long began = System.nanoTime();
        List<Selection> selections = Selections.of(instance.starts(), instance.pieces());
        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(20_000);
        assertThat(selections.size()).isGreaterThan(100);
    }
}
