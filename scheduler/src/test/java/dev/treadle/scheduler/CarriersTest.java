package dev.treadle.scheduler;

import static dev.treadle.scheduler.Soon.await;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.management.VirtualThreadSchedulerMXBean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;

class CarriersTest {

    private final VirtualThreadSchedulerMXBean carriers =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final int before = carriers.getParallelism();

    @AfterEach
    void restore() {
        carriers.setParallelism(before);
    }

    private static Carriers raised(int by) {
        Carriers raised = Carriers.raise(new DispatcherOptions(by, true));
        await().until(raised::raised);
        return raised;
    }

    @Test
    void shouldBeRaisedWhileADispatcherIsOpen() {
        try (var _ = new ProcessorDispatcher("raised", new DispatcherOptions(3, true))) {
            await().until(() -> carriers.getParallelism() == before + 3);
        }

        assertThat(carriers.getParallelism()).isEqualTo(before);
    }

    @Test
    void shouldBeLeftAloneWhereThatIsAskedFor() {
        try (var _ = new ProcessorDispatcher("left", new DispatcherOptions(3, false))) {
            assertThat(carriers.getParallelism()).isEqualTo(before);
        }

        assertThat(carriers.getParallelism()).isEqualTo(before);
    }

    @Test
    void shouldBeSharedByAllDispatchersOfTheJvm() {
        Carriers one = raised(2);
        Carriers other = raised(5);
        assertThat(carriers.getParallelism()).isEqualTo(before + 7);

        one.close();
        one.close();
        assertThat(carriers.getParallelism()).isEqualTo(before + 5);

        other.close();
        assertThat(carriers.getParallelism()).isEqualTo(before);
    }

    @Test
    void shouldBeGivenBackWhenManyOpenAndCloseAtOnce() {
        List<Thread> threads =
                Stream.generate(() ->
                                Thread.ofPlatform()
                                        .start(() -> {
                                            for (int i = 0; i < 50; i++) {
                                                Carriers.raise(new DispatcherOptions(3, true))
                                                        .close();
                                            }
                                        }))
                        .limit(4)
                        .toList();

        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        await().until(() -> Threads.named("treadle-carriers").isEmpty());
        assertThat(carriers.getParallelism()).isEqualTo(before);
    }

    @Test
    void shouldFollowTheProcessors() {
        Carriers some = raised(2);

        some.add(3);
        some.add(-1);
        assertThat(carriers.getParallelism()).isEqualTo(before + 4);

        some.close();
        some.add(-1);
        assertThat(carriers.getParallelism()).isEqualTo(before);
    }

    @Test
    void shouldLeaveAtLeastOneWhenSomebodyElseLoweredThem() {
        Carriers some = raised(4);
        carriers.setParallelism(2);

        some.close();

        assertThat(carriers.getParallelism()).isEqualTo(1);
    }
}
