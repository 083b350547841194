package dev.treadle.exchange;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/*
 * A search tree by key, and a heap by rank. The rank comes from the key's hash, so the tree is as
 * deep as a random one, whatever the order in which keys came. A change copies the path from the
 * root, so that subscribing stays cheap with many subscribers, and with many topics.
 */

/** An immutable sorted map. */
final class Treap<K extends Comparable<K>, V> {

    private static final Treap<?, ?> EMPTY = new Treap<String, Object>(null);

    private final @Nullable Node<K, V> root;

    private Treap(@Nullable Node<K, V> root) {
        this.root = root;
    }

    @SuppressWarnings("unchecked") // it has no entry of any type
    static <K extends Comparable<K>, V> Treap<K, V> empty() {
        return (Treap<K, V>) EMPTY;
    }

    boolean isEmpty() {
        return root == null;
    }

    Optional<V> find(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int order = key.compareTo(node.key);
            if (order == 0) {
                return Optional.of(node.value);
            }
            node = order < 0 ? node.left : node.right;
        }
        return Optional.empty();
    }

    /** {@return the values, in the order of their keys} */
    List<V> values() {
        List<V> values = new ArrayList<>();
        addAll(root, values);
        return values;
    }

    private static <V> void addAll(@Nullable Node<?, V> node, List<V> values) {
        if (node != null) {
            addAll(node.left, values);
            values.add(node.value);
            addAll(node.right, values);
        }
    }

    Treap<K, V> with(K key, V value) {
        return new Treap<>(put(root, key, value));
    }

    Treap<K, V> without(K key) {
        return new Treap<>(remove(root, key));
    }

    private static <K extends Comparable<K>, V> Node<K, V> put(
            @Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return new Node<>(key, rank(key), value, null, null);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return new Node<>(key, node.rank, value, node.left, node.right);
        }
        if (order < 0) {
            Node<K, V> left = put(node.left, key, value);
            return left.rank > node.rank
                    ? left.with(left.left, node.with(left.right, node.right))
                    : node.with(left, node.right);
        }
        Node<K, V> right = put(node.right, key, value);
        return right.rank > node.rank
                ? right.with(node.with(node.left, right.left), right.right)
                : node.with(node.left, right);
    }

    private static <K extends Comparable<K>, V> @Nullable Node<K, V> remove(
            @Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return join(node.left, node.right);
        }
        return order < 0
                ? node.with(remove(node.left, key), node.right)
                : node.with(node.left, remove(node.right, key));
    }

    private static <K extends Comparable<K>, V> @Nullable Node<K, V> join(
            @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (left == null) {
            return right;
        }
        if (right == null) {
            return left;
        }
        return left.rank > right.rank
                ? left.with(left.left, join(left.right, right))
                : right.with(join(left, right.left), right.right);
    }

    /** Spreads the hash, which differs little between keys that differ little. */
    private static int rank(Object key) {
        int hash = key.hashCode();
        hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
        return hash ^ hash >>> 16;
    }

    private record Node<K extends Comparable<K>, V>(
            K key, int rank, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {

        Node<K, V> with(@Nullable Node<K, V> newLeft, @Nullable Node<K, V> newRight) {
            return new Node<>(key, rank, value, newLeft, newRight);
        }
    }
}
