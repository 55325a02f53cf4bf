package org.outboxfx.app.desk;

/** Short sentences to the person, beside what they are doing; none of them waits for an answer. */
public interface Notices {

    void say(String text);

    /** Says something and offers one thing to do about it for a few seconds, such as undoing. */
    void offer(String text, String actionName, Runnable action);

    /** Says that something did not work, and what the failure means. */
    void trouble(Throwable failure);
}
