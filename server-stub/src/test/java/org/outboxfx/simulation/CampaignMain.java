package org.outboxfx.simulation;

import java.nio.file.Path;

/** Runs schedules in a process of its own, whose classes may be other ones: folder, first seed, how many. Exits with 1 if any fails. */
final class CampaignMain {

    static final int SOMETHING_FAILED = 1;

    private CampaignMain() {}

    public static void main(String[] arguments) {
        var campaign = new Campaign(Path.of(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]), 1);
        campaign.run(1);
        campaign.failures().forEach(System.out::println);
        System.exit(campaign.failures().isEmpty() ? 0 : SOMETHING_FAILED);
    }
}
