/** Starts Payara Micro with the gateway in one process: it stands beside the server and knows nothing of the application. */
@NullMarked
package jp.madoguchi.gateway.launch;

import org.jspecify.annotations.NullMarked;
