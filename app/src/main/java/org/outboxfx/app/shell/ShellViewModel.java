package org.outboxfx.app.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.outboxfx.app.desk.Desk;

/** Which page is shown, and the connection. Used from the desk's executor only. */
public final class ShellViewModel {

    private final Desk desk;
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.TASKS);
    private final BooleanProperty workingOffline = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Link> link = new ReadOnlyObjectWrapper<>(Link.OFFLINE);

    public ShellViewModel(Desk desk) {
        this.desk = desk;
        workingOffline.addListener((_, _, offline) -> {
            if (offline != desk.client().isWorkingOffline()) {
                desk.client().workOffline(offline);
            }
            readLink();
        });
        desk.client().connectivity().onChange(_ -> desk.ui().execute(this::readLink));
        readLink();
    }

    // Properties

    public ObjectProperty<Page> pageProperty() {
        return page;
    }

    /** The person's wish to stay offline; writing it takes effect at once. */
    public BooleanProperty workingOfflineProperty() {
        return workingOffline;
    }

    public ReadOnlyObjectProperty<Link> linkProperty() {
        return link.getReadOnlyProperty();
    }

    Desk desk() {
        return desk;
    }

    // Commands

    public void syncNow() {
        desk.client().syncNow();
        if (link.get() != Link.ONLINE) {
            desk.notices().say(desk.words().of("shell.sync.trying." + link.get()));
        }
    }

    private void readLink() {
        workingOffline.set(desk.client().isWorkingOffline());
        link.set(Link.of(desk.client().connectivity().state(), workingOffline.get() ? Link.Work.OFFLINE : Link.Work.CONNECTED));
    }
}
