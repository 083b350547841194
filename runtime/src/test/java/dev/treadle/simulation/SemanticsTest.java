package dev.treadle.simulation;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The tests of what Treadle promises, once more, in the simulation: it keeps the same promises
 * under any seed, and so decides all that they depend on.
 */
class SemanticsTest {

    private static final int SEEDS = 5;

    private static final List<String> CLASSES =
            List.of(
                    "actor.AskEndingsTest",
                    "actor.AskRingTest",
                    "actor.AskTest",
                    "actor.AskTimeoutTest",
                    "actor.BackpressureTest",
                    "actor.CeilingTest",
                    "actor.ChildFailedTest",
                    "actor.ChildrenTest",
                    "actor.ClosingTest",
                    "actor.DeadLettersTest",
                    "actor.DeadlockFreedomTest",
                    "actor.ExitReasonTest",
                    "actor.ExitSentinelTest",
                    "actor.FactoryTest",
                    "actor.FatalErrorTest",
                    "actor.InterruptFlagTest",
                    "actor.IsolationTest",
                    "actor.KillTest",
                    "actor.LifecycleTest",
                    "actor.LinkTest",
                    "actor.LoopingActorTest",
                    "actor.LoopingFailuresTest",
                    "actor.LostChildrenTest",
                    "actor.OrderTest",
                    "actor.OverflowTest",
                    "actor.PriorityMailboxTest",
                    "actor.QuietTest",
                    "actor.RestartTest",
                    "actor.SelectiveReceiveTest",
                    "actor.SpawnTest",
                    "actor.StopTest",
                    "actor.SupervisionTest",
                    "actor.TaggedActorTest",
                    "actor.TerminationCallbackTest",
                    "actor.WatchTest",
                    "actor.WorkerPoolTest",
                    "actor.WorkerTest",
                    "exchange.ExchangeTest",
                    "exchange.FailureTest",
                    "exchange.GroupTest",
                    "exchange.RetainedTest",
                    "exchange.SubscriptionTest",
                    "exchange.TerminationTest",
                    "exchange.TopicTest",
                    "exchange.WhenFullTest");

    /**
     * Those that bring threads or waits of their own, or wait for time to pass that is not virtual.
     */
    private static final Set<String> OF_REAL_TIME =
            Set.of(
                    "AskTest.shouldBeAFutureToo",
                    "AskTest.shouldBeAwaitedFromAnyThread",
                    "BackpressureTest.shouldHoldFor20VirtualThreads",
                    "BackpressureTest.shouldHoldFor4PlatformThreads",
                    "BackpressureTest.shouldHoldForSendersOfAllKindsAtOnce",
                    "BackpressureTest.shouldLetGoOfThoseThatWaitForAnActorThatIsClosed",
                    "BackpressureTest.shouldLetGoOfThoseThatWaitForAnActorThatIsStopped",
                    "ClosingTest.shouldReportTheSameToAllWhoCloseIt",
                    "ClosingTest.shouldStopActorsThatNeverComeToRest",
                    "ClosingTest.shouldWaitForASleepingHandler",
                    "DeadlockFreedomTest.shouldKeepTwoLoopingActorsGoingWhoseMailboxesAreFull",
                    "KillTest.shouldInterruptAJoin",
                    "KillTest.shouldInterruptALock",
                    "KillTest.shouldInterruptASleep",
                    "KillTest.shouldInterruptAWaitForRoom",
                    "KillTest.shouldInterruptAnAwait",
                    "LinkTest.shouldEndALoopingActorToo",
                    "LinkTest.shouldTakeDownARingOfMany",
                    "LoopingFailuresTest.shouldBeInterruptedByAKill",
                    "LostChildrenTest.shouldLearnOfMoreThanTheMailboxCanHold",
                    "OrderTest.shouldHoldForThreadsAndActorsAtOnce",
                    "RestartTest.shouldEndWhenStoppedWhileItTries",
                    "SupervisionTest.shouldForgetFailuresThatArePast",
                    "SupervisionTest.shouldStopAndMakeDeadLettersOfTheRest",
                    "WorkerPoolTest.shouldMakeWhoSubmitsTooMuchWait",
                    "WorkerPoolTest.shouldRunAsManyJobsAtOnceAsItHasWorkers");

    private static final Logger RUNTIME = Logger.getLogger("dev.treadle");

    @BeforeAll
    static void quiet() {
        RUNTIME.setUseParentHandlers(false);
    }

    @AfterAll
    static void loud() {
        RUNTIME.setUseParentHandlers(true);
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
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(method ->
                        !OF_REAL_TIME.contains(type.getSimpleName() + "." + method.getName()))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> dynamicTest(method.getName(), () -> run(type, method)));
    }

    private static void run(Class<?> type, Method method) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Simulator.seed(seed).run(_ -> runOnce(type, method)).orThrow();
        }
    }

    private static void runOnce(Class<?> type, Method method) throws Throwable {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        method.setAccessible(true);
        Object test = constructor.newInstance();
        try {
            method.invoke(test);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(AutoClose.class)) {
                    field.setAccessible(true);
                    ((AutoCloseable) field.get(test)).close();
                }
            }
        }
    }
}
