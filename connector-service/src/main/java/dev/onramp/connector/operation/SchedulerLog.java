package dev.onramp.connector.operation;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import org.jboss.logging.Logger;

/** One line when db-scheduler gets into trouble and one when it is out of it, instead of a stack trace every second. */
final class SchedulerLog extends AbstractSchedulerListener {

    private static final Logger LOG = Logger.getLogger(SchedulerLog.class);

    private boolean inTrouble;

    @Override
    public synchronized void onSchedulerEvent(SchedulerEventType type) {
        if (type == SchedulerEventType.UNEXPECTED_ERROR && !inTrouble) {
            inTrouble = true;
            LOG.warn("Operations wait: their table of scheduled tasks cannot be used; trying again");
        } else if (type == SchedulerEventType.RAN_DETECT_DEAD && inTrouble) {
            inTrouble = false;
            LOG.info("Operations go on: their table of scheduled tasks can be used again");
        }
    }
}
