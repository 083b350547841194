package dev.treadle.benchmarks.port;

import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.pubsub.Topic;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Pekko typed, with the settings of a file {@code NAME.conf} beside this class. */
final class PekkoPort implements Port<ActorRef<Object>> {

    private static final long POLL_NANOS = 1_000_000;

    static final Duration ASK_TIMEOUT = Duration.ofSeconds(5);

    private final ActorSystem<PekkoGuardian.Command> system;

    PekkoPort(String name) {
        var config = ConfigFactory.parseResources(PekkoPort.class, name + ".conf");
        system =
                ActorSystem.create(PekkoGuardian.create(), "benchmark", ConfigFactory.load(config));
    }

    @Override
    public ActorRef<Object> root(Handler<ActorRef<Object>> handler) {
        var started = new CompletableFuture<ActorRef<Object>>();
        system.tell(new PekkoGuardian.Start(handler, started));
        return started.join();
    }

    @Override
    public void tell(ActorRef<Object> to, Object message) {
        to.tell(message);
    }

    @Override
    public Object ask(ActorRef<Object> to, Object question) {
        return AskPattern.ask(
                        to,
                        (ActorRef<Object> replyTo) -> new Request(question, replyTo::tell),
                        ASK_TIMEOUT,
                        system.scheduler())
                .toCompletableFuture()
                .join();
    }

    /** Waits until the topic knows itself and all its subscribers, of which it learns in time. */
    @Override
    public dev.treadle.benchmarks.port.Topic topic(List<ActorRef<Object>> subscribers) {
        var started = new CompletableFuture<ActorRef<Topic.Command<Object>>>();
        system.tell(new PekkoGuardian.StartTopic(started));
        var topic = started.join();
        subscribers.forEach(subscriber -> topic.tell(Topic.subscribe(subscriber)));
        Topic.TopicStats stats;
        do {
            LockSupport.parkNanos(POLL_NANOS);
            stats = stats(topic);
        } while (stats.localSubscriberCount() < subscribers.size()
                || stats.topicInstanceCount() < 1);
        return message -> topic.tell(Topic.publish(message));
    }

    private Topic.TopicStats stats(ActorRef<Topic.Command<Object>> topic) {
        return AskPattern.<Topic.Command<Object>, Topic.TopicStats>ask(
                        topic, Topic::getTopicStats, ASK_TIMEOUT, system.scheduler())
                .toCompletableFuture()
                .join();
    }

    @Override
    public void stop(ActorRef<Object> root) {
        var ended = new CompletableFuture<Boolean>();
        system.tell(new PekkoGuardian.Stop(root, ended));
        ended.join();
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
