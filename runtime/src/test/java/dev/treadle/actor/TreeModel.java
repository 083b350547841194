package dev.treadle.actor;

import dev.treadle.actor.Supervision.Directive;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * What a tree of actors is to look like after a failure, by the words of the documentation: one
 * thing after the other, without threads or mailboxes.
 */
final class TreeModel {

    private final TreeSpec spec;
    private final @Nullable TreeModel parent;
    private final List<TreeModel> children = new ArrayList<>();
    private final IdentityHashMap<Supervision, Integer> failures = new IdentityHashMap<>();
    private int instance;

    TreeModel(TreeSpec spec, @Nullable TreeModel parent) {
        this.spec = spec;
        this.parent = parent;
        make();
    }

    private void make() {
        instance++;
        for (TreeSpec each : spec.children()) {
            if (children.stream().noneMatch(child -> child.name().equals(each.name()))) {
                children.add(new TreeModel(each, this));
            }
        }
    }

    String name() {
        return spec.name();
    }

    /** {@return it and all below it, in the order of start} */
    List<TreeModel> all() {
        List<TreeModel> found = new ArrayList<>();
        found.add(this);
        children.forEach(child -> found.addAll(child.all()));
        return found;
    }

    /** A message makes it throw each time it is tried. */
    void failOn(Throwable cause) {
        int attempts = 1;
        while (fails(cause) && attempts <= rule(cause).manner().retries()) {
            attempts++;
        }
    }

    private Supervision rule(Throwable cause) {
        return spec.supervision().forFailure(cause);
    }

    /** {@return whether it goes on} */
    private boolean fails(Throwable cause) {
        if (cause instanceof Error) {
            end();
            return false;
        }
        Supervision rule = rule(cause);
        int count = failures.merge(rule, 1, Integer::sum);
        boolean limited = rule.intensity().times() != Integer.MAX_VALUE;
        if (limited && count > rule.intensity().times()) {
            stop(rule, rule.intensity().thenEscalate(), cause);
            return false;
        }
        switch (rule.directive()) {
            case RESUME -> {}
            case RESTART -> {
                List<TreeModel> others = affected(rule);
                restart(rule.manner().keepsChildren());
                others.forEach(
                        each -> each.restart(each.spec.supervision().manner().keepsChildren()));
            }
            case STOP, ESCALATE -> stop(rule, rule.directive() == Directive.ESCALATE, cause);
        }
        return rule.directive() == Directive.RESUME || rule.directive() == Directive.RESTART;
    }

    private void restart(boolean keepsChildren) {
        if (!keepsChildren) {
            children.clear();
        }
        make();
    }

    private void stop(Supervision rule, boolean escalates, Throwable cause) {
        affected(rule).forEach(TreeModel::end);
        end();
        if (escalates && parent != null) {
            parent.fails(cause);
        }
    }

    private List<TreeModel> affected(Supervision rule) {
        List<TreeModel> siblings = parent == null ? List.of() : parent.children;
        return switch (rule.manner().scope()) {
            case ONE -> List.of();
            case ALL -> siblings.stream().filter(each -> each != this).toList();
            case REST -> List.copyOf(siblings.subList(siblings.indexOf(this) + 1, siblings.size()));
        };
    }

    void end() {
        if (parent != null) {
            parent.children.remove(this);
        }
    }

    /** {@return what lives, with the numbers of the instances, in the order of start} */
    List<String> living() {
        return all().stream().map(each -> each.name() + ":" + each.instance).toList();
    }
}
