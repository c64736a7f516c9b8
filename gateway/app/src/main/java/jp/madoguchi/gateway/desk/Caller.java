package jp.madoguchi.gateway.desk;

/**
 * Who asks.
 *
 * @param client  the program, from its token
 * @param request id of the request
 */
public record Caller(String client, String request) {}
