package org.borgui.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.borgui.api.plugin.PluginService;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;

/** Plugins come, change, fail and go many times: nobody else fails, and nothing of them stays in memory. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HotPluginsIT {

    /** 500 once in a while: {@code -Ditest.cycles=500}. */
    private static final int CYCLES = Integer.getInteger("itest.cycles", 50);

    private static final int WARM = CYCLES / 5;
    private static final double FLAT = 1.05;
    private static final int COLLECTIONS = 100;
    private static final long PATIENCE_MILLIS = 200;
    private static final Caller ADMIN = Caller.shell();
    private static final String ELSEWHERE = "/api/system/info";

    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @Inject
    private BundleContext framework;

    @Inject
    private PluginService plugins;

    @Configuration
    public Option[] server() throws IOException {
        return Server.options("plugins");
    }

    @Test(timeout = 1_800_000)
    public void plugins_come_and_go_and_leave_nothing_behind() throws Exception {
        var web = new Web();
        web.await(ELSEWHERE, status -> status == 200);
        var asking = new Thread(this::ask);
        asking.start();
        long before = 0;
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            before = cycle == WARM ? metaspace() : before;
            comeChangeFailAndGo(web, cycle);
        }
        over.set(true);
        asking.join();

        awaitCollected();
        long after = metaspace();
        assertTrue("metaspace was %d and is %d".formatted(before, after), after <= before * FLAT);
        assertEquals(List.of(), failures);
    }

    private void comeChangeFailAndGo(Web web, int cycle) throws Exception {
        install("1.0." + cycle, Map.of());
        web.await(HotBundle.PATH, status -> status == 200);
        install("1.1." + cycle, Map.of());
        var broken = cycle % 2 == 0 ? HotBundle.FAILING : HotBundle.LACKING;
        assertThrows(RefusedException.class, () -> install("1.2." + cycle, broken));
        assertEquals("1.1." + cycle, plugins.get(ADMIN, HotBundle.NAME).version());
        install("1.0." + cycle, Map.of());
        web.await(HotBundle.PATH, status -> status == 200);
        plugins.remove(ADMIN, HotBundle.NAME);
        web.await(HotBundle.PATH, status -> status == 404 || status == 503);
    }

    private void install(String version, Map<String, String> headers) throws IOException {
        var file = plugins.add(ADMIN, HotBundle.jar(version, headers));
        try {
            plugins.install(ADMIN, file.sha256(), true);
        } catch (RefusedException e) {
            plugins.discard(ADMIN, file.sha256());
            throw e;
        }
        Stream.of(framework.getBundles())
                .filter(bundle -> HotBundle.NAME.equals(bundle.getSymbolicName()))
                .map(bundle -> bundle.adapt(BundleWiring.class))
                .filter(wiring -> wiring != null && wiring.getClassLoader() != null)
                .forEach(wiring -> loaders.add(new WeakReference<>(wiring.getClassLoader(), gone)));
    }

    private void ask() {
        var web = new Web();
        while (!over.get()) {
            try {
                int status = web.get(ELSEWHERE).statusCode();
                if (status != 200) {
                    failures.add(ELSEWHERE + " answered " + status);
                }
            } catch (IOException e) {
                failures.add(e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The collector tells by the queue when one is gone. */
    private void awaitCollected() throws InterruptedException {
        int left = loaders.size();
        assertTrue(left >= 3 * CYCLES);
        for (int i = 0; i < COLLECTIONS && left > 0; i++) {
            System.gc();
            while (left > 0 && gone.remove(PATIENCE_MILLIS) != null) {
                left--;
            }
        }
        assertEquals("class loaders of plugins that are gone", 0, left);
    }

    private static long metaspace() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .findFirst()
                .orElseThrow();
    }
}
