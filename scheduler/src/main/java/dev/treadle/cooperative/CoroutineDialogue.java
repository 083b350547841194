package dev.treadle.cooperative;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** The handle of a dialogue. */
final class CoroutineDialogue<S, T> extends CoroutineGenerator<S, T> implements Dialogue<S, T> {

    CoroutineDialogue(GeneratorCore<S, T> core) {
        super(core);
    }

    @Override
    public T send(S answer) {
        return answer(answer).orElseThrow(CoroutineGenerator::noMore);
    }

    @Override
    public Optional<T> answer(S answer) {
        return sendAnswer(requireNonNull(answer, "answer"));
    }

    @Override
    public Optional<T> advance() {
        return takeFoundOrAdvance();
    }
}
