package jp.madoguchi.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that counts what is asked of the database: how many statements are run, and how many rows are read. */
public final class CountingDataSource implements DataSource {

    private final DataSource real;
    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();

    public CountingDataSource(DataSource real) {
        this.real = real;
    }

    /** Statements so far; a batch is one. */
    public long statements() {
        return statements.get();
    }

    /** Rows read so far. */
    public long rows() {
        return rows.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return wrap(Connection.class, real.getConnection());
    }

    private <T> T wrap(Class<T> type, T inner) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (proxy, method, arguments) -> {
                    Object result;
                    try {
                        result = method.invoke(inner, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                    if (method.getName().startsWith("execute")) {
                        statements.incrementAndGet();
                    }
                    if (method.getName().equals("next") && Boolean.TRUE.equals(result)) {
                        rows.incrementAndGet();
                    }
                    return switch (result) {
                        case PreparedStatement statement -> wrap(PreparedStatement.class, statement);
                        case ResultSet found -> wrap(ResultSet.class, found);
                        case null, default -> result;
                    };
                }));
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
