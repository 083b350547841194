package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/** Tags find their methods. */
@ExtendWith(QuietLogs.class)
class TaggedActorTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Inbox<String> log = new Inbox<>();

    /** Has a method for each shape. */
    private class Calculator extends TaggedActor {
        @On("A")
        private void a(int x) {
            log.tell("A " + x);
        }

        @On("B")
        int b(int x, int y) {
            return x + y;
        }

        @On("B")
        int b(int x, int y, int z) {
            return x + y + z;
        }

        @On("none")
        String none() {
            return "nothing needed";
        }

        @On("wide")
        double wide(double x) {
            return x;
        }

        @On("list")
        int list(List<String> items) {
            return items.size();
        }

        @On("fail")
        void fail() throws Exception {
            throw new Exception("on purpose");
        }

        @On("null")
        Object nothing() {
            return null;
        }
    }

    private final ActorRef<Tagged> calculator = system.spawn("calculator", Calculator::new);

    @Test
    void shouldCallTheMethodOfTheTag() {
        calculator.tell(Tagged.of("A", 1));

        assertThat(log.await(1)).containsExactly("A 1");
    }

    @Test
    void shouldAnswerAnAskWithWhatTheMethodReturns() {
        int sum = calculator.ask(Integer.class, Tagged.asking("B", 2, 3)).await();
        int more = calculator.<Integer>ask(Tagged.asking("B", 2, 3, 4)).await();
        String none = calculator.ask(String.class, Tagged.asking("none")).await();

        assertThat(List.of(sum, more)).containsExactly(5, 9);
        assertThat(none).isEqualTo("nothing needed");
    }

    @Test
    void shouldDropWhatTheMethodReturnsForATell() {
        var letters = new DeadLetterBox(system);
        calculator.tell(Tagged.of("B", 2, 3));
        calculator.tell(Tagged.of("A", 4));

        log.await(1);
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void shouldWidenPrimitivesAsJavaDoes() {
        assertThat(calculator.ask(Double.class, Tagged.asking("wide", 2)).await()).isEqualTo(2.0);
        assertThat(calculator.ask(Double.class, Tagged.asking("wide", 'a')).await())
                .isEqualTo(97.0);
        calculator.tell(Tagged.of("A", (byte) 7));
        assertThat(log.await(1)).containsExactly("A 7");
    }

    @Test
    void shouldTakeSubtypesOfReferences() {
        assertThat(
                        calculator
                                .ask(
                                        Integer.class,
                                        Tagged.asking("list", new ArrayList<>(List.of("a", "b"))))
                                .await())
                .isEqualTo(2);
    }

    @Test
    void shouldFailAsAnyActorDoes() {
        assertThatThrownBy(() -> calculator.ask(Tagged.asking("fail")).await())
                .isInstanceOf(AskException.class);
        calculator.tell(Tagged.of("fail"));
        calculator.tell(Tagged.of("A", 5));

        assertThat(log.await(1)).containsExactly("A 5");
    }

    @Test
    void shouldNotAnswerWithNull() {
        assertThatThrownBy(() -> calculator.ask(Tagged.asking("null")).await())
                .isInstanceOf(AskException.class)
                .hasMessageContaining("bank/calculator returned null for null[]");
    }

    @Test
    void shouldInheritAndOverride() {
        class Special extends Calculator {
            @On("B")
            @Override
            int b(int x, int y) {
                return -1;
            }

            @On("C")
            String c() {
                return "new";
            }
        }
        ActorRef<Tagged> special = system.spawn("special", Special::new);

        assertThat(special.ask(Integer.class, Tagged.asking("B", 2, 3)).await()).isEqualTo(-1);
        assertThat(special.ask(Integer.class, Tagged.asking("B", 2, 3, 4)).await()).isEqualTo(9);
        assertThat(special.ask(String.class, Tagged.asking("C")).await()).isEqualTo("new");
    }

    @Test
    void shouldUseTheLookupThatItIsGiven() {
        class Private extends TaggedActor {
            Private() {
                super(MethodHandles.lookup());
            }

            @On("secret")
            private String secret() {
                return "told";
            }
        }
        ActorRef<Tagged> actor = system.spawn("private", Private::new);

        assertThat(actor.ask(String.class, Tagged.asking("secret")).await()).isEqualTo("told");
    }

    @Test
    void shouldRefuseNullInAMessage() {
        assertThatNullPointerException().isThrownBy(() -> Tagged.of(null, 1)).withMessage("tag");
        assertThatNullPointerException().isThrownBy(() -> Tagged.of("A", 1, null));
    }

    @Test
    void shouldCopyThePayload() {
        var payload = new Object[] {1};
        Tagged message = Tagged.of("A", payload);
        payload[0] = 2;

        assertThat(message.payload()).containsExactly(1);
        assertThat(message).hasToString("A[1]");
    }
}
