package org.borgui.core.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import org.borgui.core.RealBorg;

/**
 * Whatever happens in a repository that two plans share, in any order: no plan removes what is another's, never do two write,
 * what should be there is there, and no lock stays that nobody can explain. The seed is always the same; so many lives as
 * {@code -Dborgui.model.tries} says.
 */
@Tag("borg")
class LivesOfPlansTest {

    private static final int LONGEST = 7;

    private final List<Life> lives = new ArrayList<>();

    @Property(
            seed = "4711",
            shrinking = ShrinkingMode.OFF, // each try takes seconds
            edgeCases = EdgeCasesMode.NONE)
    void all_is_as_it_should_be_after_each_step(@ForAll("lives") ActionChain<Life> chain) {
        Assume.that(RealBorg.isThere());
        chain.withInvariant("borg lists what should be there", Life::borgListsTheSame)
                .withInvariant("never do two write", Life::neverTwoWrite)
                .withInvariant("every lock is explained", Life::everyLockIsExplained)
                .run();
    }

    @AfterTry
    void close() {
        lives.forEach(Life::close);
        lives.clear();
    }

    @Provide
    Arbitrary<ActionChain<Life>> lives() {
        return ActionChain.startWith(this::begin)
                .withAction(3, step("alpha backs up", life -> life.backUp("alpha")))
                .withAction(2, step("both back up at once", life -> life.backUp("alpha", "beta")))
                .withAction(3, step("alpha backs up and prunes", life -> life.backUpAndPrune("alpha")))
                .withAction(3, step("beta backs up and prunes", life -> life.backUpAndPrune("beta")))
                .withAction(2, step("another hand makes an archive", Life::foreignArchive))
                .withAction(2, ifThere("another hand removes an archive", Life::foreignDelete))
                .withAction(2, ifThere("an archive is deleted", Life::deleteOldest))
                .withAction(2, step("a borg is killed", Life::killBorg))
                .withAction(1, step("a backup while somebody holds the lock", Life::backUpWhileLocked))
                .withAction(
                        3,
                        Action.<Life>when(Life::hasLockLeft)
                                .describeAs("the lock is broken")
                                .justMutate(Life::breakLock))
                .withMaxTransformations(LONGEST);
    }

    private Life begin() {
        var life = new Life();
        lives.add(life);
        return life;
    }

    private static Action<Life> step(String what, Consumer<Life> does) {
        return Action.just(Transformer.mutate(what, does));
    }

    private static Action<Life> ifThere(String what, Consumer<Life> does) {
        return Action.<Life>when(life -> life.count() > 0).describeAs(what).justMutate(does);
    }
}
