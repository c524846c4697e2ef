package org.borgui.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * An answer that breaks after its header has left is cut off with a reset. Jersey would end it cleanly, and half a file
 * would look like the whole one.
 */
final class BrokenAnswer implements WriterInterceptor {

    /** Property with the servlet response. */
    static final String RESPONSE = "org.borgui.http.response";

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        var whole = false;
        try {
            context.proceed();
            whole = true;
        } finally {
            if (!whole
                    && context.getProperty(RESPONSE) instanceof HttpServletResponse response
                    && response.isCommitted()) {
                cut((HttpServletRequest) context.getProperty(IdentifyFilter.REQUEST));
            }
        }
    }

    private static void cut(HttpServletRequest request) throws IOException {
        var connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        if (connection.getTransport() instanceof SocketChannel socket) {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        connection.close();
    }
}
