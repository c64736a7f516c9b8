package jp.madoguchi.gateway.launch;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Turns SIGTERM and SIGINT into an orderly {@code System.exit(0)}: the JVM's own handling runs the same shutdown hooks but ends
 * with status 143, which supervisors take for a failure. The signal class is not part of Java SE and therefore reached by
 * reflection; where it is missing the JVM's own handling remains.
 */
final class StopSignal {
    private StopSignal() {}

    static void exitCleanly() {
        for (String name : new String[]{"TERM", "INT"}) {
            try {
                Class<?> signal = Class.forName("sun.misc.Signal");
                Class<?> handler = Class.forName("sun.misc.SignalHandler");
                InvocationHandler exit = (proxy, method, arguments) -> switch (method.getName()) {
                    case "handle" -> {
                        System.exit(0);
                        yield null;
                    }
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> "stop";
                };
                Object proxy = Proxy.newProxyInstance(StopSignal.class.getClassLoader(), new Class<?>[]{handler}, exit);
                signal.getMethod("handle", signal, handler).invoke(null,
                        signal.getConstructor(String.class).newInstance(name), proxy);
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                Logger.getLogger(StopSignal.class.getName()).log(Level.FINE,
                        "signal handled by the JVM itself: " + name, e);
            }
        }
    }
}
