package org.example.greeter;

import org.borgui.spi.web.ConsolePage;
import org.borgui.spi.web.ConsolePageOf;
import org.osgi.service.component.annotations.Component;

/** The page that the console lists in its settings; its files are in {@code src/main/resources/web}. */
@Component
@ConsolePageOf(titles = {"en=Greetings", "de=Grüße"}, module = "page.js")
public final class HelloPage implements ConsolePage {}
