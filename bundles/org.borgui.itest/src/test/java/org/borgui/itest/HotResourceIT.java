package org.borgui.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/** A plugin with a resource comes and goes, and nobody else notices. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HotResourceIT {

    private static final int TIMES = 10;
    private static final int THREADS = 4;
    private static final String ELSEWHERE = "/api/system/info";

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger answers = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Set<Integer> ownAnswers = ConcurrentHashMap.newKeySet();

    @Inject
    private BundleContext framework;

    @Configuration
    public Option[] server() throws IOException {
        return Server.options("hot");
    }

    @Test(timeout = 240_000)
    public void a_plugin_comes_and_goes_while_requests_flow() throws Exception {
        var web = new Web();
        web.await("/healthz", status -> status == 200);
        web.await(ELSEWHERE, status -> status == 200);
        var threads =
                Stream.generate(() -> new Thread(this::ask)).limit(THREADS).toList();
        threads.forEach(Thread::start);
        try {
            for (int i = 0; i < TIMES; i++) {
                comeAndGo(web);
            }
        } finally {
            over.set(true);
            for (var thread : threads) {
                thread.join();
            }
        }

        assertEquals(List.of(), failures);
        assertTrue("only " + answers, answers.get() > 100);
        assertTrue("its own path answered " + ownAnswers, Set.of(200, 404, 503).containsAll(ownAnswers));
        assertTrue("its own path answered " + ownAnswers, ownAnswers.contains(200));
    }

    private void comeAndGo(Web web) throws Exception {
        var bundle = framework.installBundle("hot", HotBundle.jar());
        try {
            bundle.start();
            web.await(HotBundle.PATH, status -> status == 200);
        } finally {
            bundle.uninstall();
        }
        web.await(HotBundle.PATH, status -> status == 404 || status == 503);
    }

    private void ask() {
        var web = new Web();
        while (!over.get()) {
            try {
                int status = web.get(ELSEWHERE).statusCode();
                answers.incrementAndGet();
                if (status != 200) {
                    failures.add(ELSEWHERE + " answered " + status);
                }
                ownAnswers.add(web.get(HotBundle.PATH).statusCode());
            } catch (IOException e) {
                failures.add(e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
