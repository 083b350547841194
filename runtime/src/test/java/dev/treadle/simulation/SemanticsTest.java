package dev.treadle.simulation;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import static java.util.Map.entry;

import dev.treadle.scheduler.spi.Strand;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The tests of what Treadle promises, once more, in the simulation: it keeps the same promises
 * under any seed, and so decides all that they depend on.
 */
class SemanticsTest {

    /** More of them: {@code -Dtreadle.seeds=1000}. */
    private static final int SEEDS = Integer.getInteger("treadle.seeds", 5);

    private static final List<String> CLASSES =
            List.of(
                    "actor.ActorLocalTest",
                    "actor.ActorSchedulerTest",
                    "actor.AskDeadlineTest",
                    "actor.AskEndingsTest",
                    "actor.AskRingTest",
                    "actor.AskTest",
                    "actor.AskTimeoutTest",
                    "actor.BackoffTest",
                    "actor.BackpressureTest",
                    "actor.BehaviorTest",
                    "actor.CeilingTest",
                    "actor.ChildFailedTest",
                    "actor.ChildrenTest",
                    "actor.ClosingTest",
                    "actor.CoordinatedShutdownTest",
                    "actor.DeadLettersTest",
                    "actor.DeadlockFreedomTest",
                    "actor.EscalationTest",
                    "actor.ExitReasonTest",
                    "actor.ExitSentinelTest",
                    "actor.FactoryTest",
                    "actor.FatalErrorTest",
                    "actor.GroupRestartTest",
                    "actor.HostileMessagesTest",
                    "actor.InterruptFlagTest",
                    "actor.IsolationTest",
                    "actor.KillTest",
                    "actor.LifecycleTest",
                    "actor.LinkTest",
                    "actor.LoopingActorTest",
                    "actor.LoopingFailuresTest",
                    "actor.LostChildrenTest",
                    "actor.MemoryEffectsTest",
                    "actor.MessageAdapterTest",
                    "actor.OrderTest",
                    "actor.OverflowTest",
                    "actor.PipeToSelfTest",
                    "actor.PriorityMailboxTest",
                    "actor.ProcessTest",
                    "actor.QuietTest",
                    "actor.ReceiveTimeoutTest",
                    "actor.RegistryTest",
                    "actor.RestartDeadlockTest",
                    "actor.RestartTest",
                    "actor.ScopedValuesTest",
                    "actor.SelectiveReceiveTest",
                    "actor.SpawnTest",
                    "actor.StartedTest",
                    "actor.StashTest",
                    "actor.StateMachineTest",
                    "actor.StopTest",
                    "actor.SupervisionCasesTest",
                    "actor.SupervisionTest",
                    "actor.TaggedActorTest",
                    "actor.TerminationCallbackTest",
                    "actor.TimerSchedulerTest",
                    "actor.UnhandledTagTest",
                    "actor.WatchTest",
                    "actor.WorkerPoolTest",
                    "actor.WorkerTest",
                    "exchange.DisplayMessagesTest",
                    "exchange.ExchangeTest",
                    "exchange.ExchangesTest",
                    "exchange.FailureTest",
                    "exchange.GroupTest",
                    "exchange.RetainedTest",
                    "exchange.SubscriptionTest",
                    "exchange.TerminationTest",
                    "exchange.TopicTest",
                    "exchange.WhenFullTest",
                    "pipeline.PipelineTest",
                    "routing.PullingTest",
                    "routing.RouterTest");

    /** What is left out, and why: what no simulation can decide, or takes too long in one. */
    private static final Map<String, String> LEFT_OUT =
            Map.ofEntries(
                    entry(
                            "PipelineTest.shouldEndInOrderWhenItIsStopped",
                            "time stands still while its source goes on for ever"),
                    entry(
                            "PipelineTest.shouldFailWhenItIsKilled",
                            "blocks outside of Treadle, which is what it tests"),
                    entry(
                            "PipelineTest.shouldReadTheSourceNoFasterThanItIsWorkedOff",
                            "a stage that waits outside of Treadle"),
                    entry(
                            "PullingTest.shouldEndAsksThatWaitWhenItIsStopped",
                            "workers that wait outside of Treadle"),
                    entry(
                            "PullingTest.shouldGiveNothingToWhoIsBusy",
                            "workers that wait outside of Treadle"),
                    entry(
                            "PullingTest.shouldMakeSendersWaitWhenAllAreBusyAndTheBufferIsFull",
                            "threads of its own, which it looks at"),
                    entry(
                            "RouterTest.shouldHandWhatARouteeLeftToTheOthersWhereItIsToldSo",
                            "routees that wait outside of Treadle"),
                    entry(
                            "ActorLocalTest.shouldHoldUnderLoadWhileHandlersBlock",
                            "blocks outside of Treadle, which is what it tests"),
                    entry(
                            "ActorSchedulerTest.shouldLetOtherThreadsWaitForRoom",
                            "threads of its own, which it joins"),
                    entry(
                            "CoordinatedShutdownTest.shouldInterruptAndReportWhatTakesTooLong",
                            "blocks outside of Treadle, which is what it tests"),
                    entry(
                            "CoordinatedShutdownTest.shouldRunTheTasksOfAPhaseAtTheSameTime",
                            "tasks that wait for each other outside of Treadle"),
                    entry(
                            "MemoryEffectsTest.shouldShowAHandlerWhatEarlierOnesWroteWhicheverThreadRanThem",
                            "threads of its own, which is what it tests"),
                    entry(
                            "RegistryTest.shouldEndWithTheTruthWhenManyComeAndGoAtOnce",
                            "threads of its own, which it joins"),
                    entry(
                            "RestartTest.shouldEndWhenStoppedWhileItTries",
                            "time stands still while it restarts for ever"),
                    entry(
                            "ActorSchedulerTest.shouldSendRecursivelyAndEndWhenNothingIsLeft",
                            "a million steps of each seed"),
                    entry("AskTest.shouldBeAFutureToo", "waits for a CompletableFuture"),
                    entry(
                            "AskTest.shouldBeAwaitedFromAnyThread",
                            "threads of an executor of its own"),
                    entry("BackpressureTest.shouldHoldFor4PlatformThreads", "platform threads"),
                    entry(
                            "AskTimeoutTest.shouldNotBeginAnewWhenThereIsRoom",
                            "looks at the state of a thread of its own"),
                    entry(
                            "BackpressureTest.shouldHoldForSendersOfAllKindsAtOnce",
                            "platform threads"),
                    entry(
                            "BackpressureTest.shouldLetGoOfThoseThatWaitForAnActorThatIsClosed",
                            "platform threads"),
                    entry(
                            "BackpressureTest.shouldLetGoOfThoseThatWaitForAnActorThatIsStopped",
                            "platform threads"),
                    entry(
                            "ClosingTest.shouldReportTheSameToAllWhoCloseIt",
                            "threads of an executor of its own"),
                    entry(
                            "ClosingTest.shouldStopActorsThatNeverComeToRest",
                            "time stands still while one sends to itself for ever"),
                    entry(
                            "QuietTest.shouldNotHoldACloseUpWhichAwaitsItToo",
                            "looks at the state of a thread of its own"),
                    entry(
                            "KillTest.shouldInterruptALock",
                            "blocks outside of Treadle, which is what it tests"),
                    entry(
                            "KillTest.shouldInterruptASocketThatWaitsForInput",
                            "blocks outside of Treadle, which is what it tests"),
                    entry(
                            "KillTest.shouldInterruptASleep",
                            "blocks outside of Treadle, which is what it tests"),
                    entry(
                            "LoopingFailuresTest.shouldBeInterruptedByAKill",
                            "blocks outside of Treadle, which is what it tests"),
                    entry("OrderTest.shouldHoldForThreadsAndActorsAtOnce", "platform threads"),
                    entry(
                            "SupervisionTest.shouldForgetFailuresThatArePast",
                            "a nanosecond has to pass between two messages"),
                    entry(
                            "WorkerPoolTest.shouldMakeWhoSubmitsTooMuchWait",
                            "looks at the state of a thread of its own"),
                    entry(
                            "WorkerPoolTest.shouldRunAsManyJobsAtOnceAsItHasWorkers",
                            "jobs that wait for each other outside of Treadle"));

    private static final Logger RUNTIME = Logger.getLogger("dev.treadle");

    @BeforeAll
    static void quiet() {
        RUNTIME.setUseParentHandlers(false);
        Awaitility.pollInSameThread();
        Awaitility.setDefaultPollInterval(SemanticsTest::letOthersGoOn);
    }

    @AfterAll
    static void loud() {
        Awaitility.reset();
        RUNTIME.setUseParentHandlers(true);
    }

    /** Between two looks at what a test awaits. */
    private static Duration letOthersGoOn(int look, Duration before) {
        Strand strand = Strand.current();
        if (strand == null) {
            return Duration.ofMillis(20);
        }
        strand.park("what the test awaits", 1_000_000);
        return Duration.ZERO;
    }

    @TestFactory
    Stream<DynamicNode> shouldHoldInTheSimulation() {
        return CLASSES.stream().map(name -> dynamicContainer(name, tests(load(name))));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName("dev.treadle." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Stream<DynamicNode> tests(Class<?> type) {
        return SemanticsCase.of(type).stream()
                .filter(each -> !LEFT_OUT.containsKey(each.id()))
                .map(each -> dynamicTest(each.displayName(), () -> run(each)));
    }

    private static void run(SemanticsCase test) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Simulator.seed(seed).run(_ -> test.run()).orThrow();
        }
    }
}
