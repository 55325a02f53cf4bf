package org.outboxfx.app.demo;

import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.words.Words;
import org.outboxfx.scenario.Network;
import org.outboxfx.scenario.Scenario;

/** What can be done to one device: its network, a lost answer, its sudden death. */
final class DeviceCard extends VBox {

    private final Map<Network.Kind, ToggleButton> networks = new java.util.EnumMap<>(Network.Kind.class);

    DeviceCard(ConsoleViewModel model, Scenario.Device device, Words words) {
        getStyleClass().add("console-card");
        var name = new Label(device.person() + " · " + device.name());
        name.getStyleClass().add("console-card-title");
        var group = new ToggleGroup();
        var choices = new FlowPane();
        choices.getStyleClass().add("console-choices");
        for (Network.Kind kind : Network.Kind.values()) {
            var choice = new ToggleButton(words.of("demo.network." + kind));
            choice.setId("console-" + device.name() + "-" + kind);
            choice.setToggleGroup(group);
            choice.setSelected(kind == device.network().kind());
            choice.setOnAction(_ -> {
                choice.setSelected(true); // one is always chosen
                model.connect(device.name(), kind);
            });
            networks.put(kind, choice);
            choices.getChildren().add(choice);
        }
        Button lose = ConsoleView.button("console-" + device.name() + "-lose", words.of("demo.lose"), RemixiconAL.FORBID_LINE,
                () -> model.loseAnswer(device.name()));
        Button kill = ConsoleView.button("console-" + device.name() + "-kill", words.of("demo.kill"), RemixiconAL.FLASHLIGHT_LINE,
                () -> model.kill(device.name()));
        kill.getStyleClass().add("danger");
        getChildren().addAll(name, choices, lose, kill);
        model.networksProperty().subscribe(now -> {
            if (now.containsKey(device.name())) {
                networks.forEach((kind, choice) -> choice.setSelected(kind == now.get(device.name())));
            }
        });
    }
}
