package dev.treadle.benchmarks.port;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;

import java.util.ArrayList;
import java.util.List;

/** Starts verticles, on a thread that may wait for them. Used by one thread. */
final class VertxRoot implements Context<String> {

    private final VertxPort port;
    private final String name;
    private final Handler<String> handler;
    private final List<String> deployed = new ArrayList<>();

    VertxRoot(VertxPort port, String name, Handler<String> handler) {
        this.port = port;
        this.name = name;
        this.handler = handler;
    }

    void receive(Object message) {
        try {
            handler.receive(message, this);
        } catch (Exception e) {
            throw new IllegalStateException("A handler of a workload failed", e);
        }
    }

    void undeployAll() {
        var ends = deployed.stream().map(port.vertx()::undeploy).toList();
        ends.forEach(VertxPort::await);
    }

    @Override
    public String address() {
        return name;
    }

    @Override
    public void tell(String to, Object message) {
        port.tell(to, message);
    }

    @Override
    public String spawn(Handler<String> child) {
        return deploy(child, new DeploymentOptions());
    }

    @Override
    public String spawnBlocking(Handler<String> child) {
        return deploy(
                child, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD));
    }

    private String deploy(Handler<String> child, DeploymentOptions options) {
        String address = port.newName();
        deployed.add(
                VertxPort.await(
                        port.vertx().deployVerticle(new VertxActor(address, child), options)));
        return address;
    }

    @Override
    public void ask(String to, Object question) {
        receive(port.ask(to, question));
    }

    @Override
    public void end() {
        throw new UnsupportedOperationException("A root is ended from outside");
    }
}
