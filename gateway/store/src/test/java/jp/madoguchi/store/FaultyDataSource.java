package jp.madoguchi.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source whose connections stall or break at their commit when the test says so. */
public final class FaultyDataSource implements DataSource {

    private final DataSource real;
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger breakBefore = new AtomicInteger();
    private final AtomicInteger breakAfter = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    public FaultyDataSource(DataSource real) {
        this.real = real;
    }

    /** Commits wait until {@link #release}. */
    public void stall() {
        gate = new CountDownLatch(1);
    }

    public void release() {
        gate.countDown();
    }

    /** The next {@code times} commits are lost with their connection before they happen. */
    public void loseBeforeCommit(int times) {
        breakBefore.set(times);
    }

    /** The next {@code times} commits happen, but nobody hears of it. */
    public void loseAfterCommit(int times) {
        breakAfter.set(times);
    }

    public int commits() {
        return commits.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = real.getConnection();
        return (Connection) Proxy.newProxyInstance(FaultyDataSource.class.getClassLoader(),
                new Class<?>[]{Connection.class}, (proxy, method, arguments) -> call(connection, method, arguments));
    }

    private Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
        boolean commit = method.getName().equals("commit");
        if (commit) {
            gate.await();
            if (breakBefore.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                connection.rollback();
                throw new SQLException("lost", "08006");
            }
        }
        try {
            Object result = method.invoke(connection, arguments);
            if (commit) {
                commits.incrementAndGet();
                if (breakAfter.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new SQLException("lost", "08006");
                }
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
