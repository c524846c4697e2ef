package org.borgui.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.ServiceLoader;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.osgi.framework.launch.FrameworkFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Loads classes of the framework and of Java that every start needs, on a second core, while the first one reads features
 * and installs bundles. What cannot be loaded here is loaded, and fails, where it is needed.
 */
final class Beforehand {

    private Beforehand() {}

    static void begin() {
        Thread thread = new Thread(Beforehand::load, "beforehand");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load() {
        try {
            ServiceLoader.load(FrameworkFactory.class).findFirst().ifPresent(factory -> factory.newFramework(Map.of()));
            SAXParserFactory.newInstance()
                    .newSAXParser()
                    .parse(new InputSource(new StringReader("<configuration/>")), new DefaultHandler());
            cryptography();
        } catch (ParserConfigurationException
                | SAXException
                | IOException
                | GeneralSecurityException
                | RuntimeException
                | LinkageError e) {
            return; // whoever needs it says what is wrong
        }
    }

    private static void cryptography() throws GeneralSecurityException {
        Cipher.getInstance("AES/GCM/NoPadding");
        Mac.getInstance("HmacSHA256");
        new SecureRandom().nextInt();
    }
}
