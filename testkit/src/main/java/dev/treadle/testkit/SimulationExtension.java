package dev.treadle.testkit;

import dev.treadle.simulation.Simulation;
import dev.treadle.simulation.SimulationRun;
import dev.treadle.simulation.Simulator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;

/** Runs the method of a {@link SimulationTest} under each of its seeds. */
final class SimulationExtension implements InvocationInterceptor, ParameterResolver {

    /** For how long shorter traces are looked for once a run has failed. */
    private static final Duration LOOK_ON_FOR = Duration.ofSeconds(5);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Simulation.class
                && test(context.getRequiredTestMethod()).isPresent();
    }

    /** {@return nothing yet: each run has a simulation of its own} */
    @Override
    @SuppressWarnings("NullAway") // JUnit passes it on as it is, to the method below
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return null;
    }

    private static Optional<SimulationTest> test(Method method) {
        return AnnotationSupport.findAnnotation(method, SimulationTest.class);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        Optional<SimulationTest> test = test(method.getExecutable());
        if (test.isEmpty()) {
            invocation.proceed();
            return;
        }
        invocation.skip();
        long[] seeds =
                Seeds.of(
                        test.get().seeds(),
                        test.get().seed(),
                        context.getConfigurationParameter(Seeds.PROPERTY));
        run(method, test.get(), seeds);
    }

    private static void run(
            ReflectiveInvocationContext<Method> method, SimulationTest test, long[] seeds) {
        var failures = new Failures(method.getExecutable());
        long lookOnUntil = 0;
        for (long seed : seeds) {
            SimulationRun run =
                    Simulator.seed(seed)
                            .strategy(test.strategy())
                            .mostSteps(test.mostSteps())
                            .run(simulation -> invoke(method, simulation));
            boolean first = failures.isEmpty();
            failures.add(run);
            if (failures.isEmpty()) {
                continue;
            }
            long now = System.nanoTime();
            if (first) {
                lookOnUntil = now + LOOK_ON_FOR.toNanos();
            }
            if (now - lookOnUntil > 0) {
                break;
            }
        }
        failures.throwIfAny();
    }

    private static void invoke(ReflectiveInvocationContext<Method> method, Simulation simulation) {
        Class<?>[] types = method.getExecutable().getParameterTypes();
        Object[] arguments = method.getArguments().toArray();
        for (int i = 0; i < arguments.length; i++) {
            if (types[i] == Simulation.class) {
                arguments[i] = simulation;
            }
        }
        ReflectionSupport.invokeMethod(
                method.getExecutable(), method.getTarget().orElse(null), arguments);
    }
}
