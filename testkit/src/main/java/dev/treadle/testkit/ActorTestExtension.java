package dev.treadle.testkit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes a kit when a test asks for one, and closes it when the test is over. */
final class ActorTestExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace KITS = Namespace.create(ActorTestExtension.class);
    private static final String KIT = "kit";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ActorTestKit.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var kit = ActorTestKit.create(context.getRequiredTestMethod().getName());
        context.getStore(KITS).put(KIT, kit);
        return kit;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ActorTestKit kit = context.getStore(KITS).remove(KIT, ActorTestKit.class);
        if (kit != null) {
            kit.close();
        }
    }
}
