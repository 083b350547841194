package dev.treadle.exchange;

import dev.treadle.mailbox.Recipient;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is subscribed to an exchange, for those who change it. The membership's lock guards it. */
final class Roster<M> {

    private final Map<Address<M>, Binding<M>> bindings = new LinkedHashMap<>();
    private final IdentityHashMap<Recipient<?>, Integer> bindingsOf = new IdentityHashMap<>();
    private final Map<String, Turn> groups = new HashMap<>();
    private TopicTrie<M> trie = TopicTrie.empty();
    private long lastSequence;

    Optional<Binding<M>> find(Address<M> address) {
        return Optional.ofNullable(bindings.get(address));
    }

    void add(Binding<M> binding) {
        Turn turn = binding.address().options().group().map(this::join).orElse(Turn.NONE);
        binding.enter(++lastSequence, turn);
        bindings.put(binding.address(), binding);
        bindingsOf.merge(binding.recipient(), 1, Integer::sum);
        trie = trie.with(binding);
    }

    /** {@return whether it was there, and not just another one with its address} */
    boolean remove(Binding<M> binding) {
        if (!bindings.remove(binding.address(), binding)) {
            return false;
        }
        binding.address().options().group().ifPresent(this::leave);
        bindingsOf.computeIfPresent(binding.recipient(), (_, n) -> n == 1 ? null : n - 1);
        trie = trie.without(binding);
        return true;
    }

    /** {@return what waited for the end of those who were here, to be closed} */
    List<Subscription> clear() {
        List<Subscription> watches =
                bindings.values().stream().map(binding -> binding.hold().watch()).toList();
        bindings.values().forEach(Binding::end);
        bindings.clear();
        bindingsOf.clear();
        groups.clear();
        trie = TopicTrie.empty();
        return watches;
    }

    private Turn join(String group) {
        Turn turn = groups.computeIfAbsent(group, _ -> new Turn());
        turn.join();
        return turn;
    }

    private void leave(String group) {
        groups.computeIfPresent(group, (_, turn) -> turn.leave() ? null : turn);
    }

    Table<M> table() {
        return new Table<>(trie, bindingsOf.size());
    }
}
