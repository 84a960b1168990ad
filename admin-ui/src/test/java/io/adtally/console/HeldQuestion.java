package io.adtally.console;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Something that is asked beside a user interface, is not answered before it may be, and fails then. */
public final class HeldQuestion {
    private final BlockingQueue<Thread> asking = new LinkedBlockingQueue<>();
    private final CountDownLatch held = new CountDownLatch(1);

    /** What to throw, once that may be. */
    public IllegalStateException ask() throws InterruptedException {
        asking.add(Thread.currentThread());
        held.await();
        return new IllegalStateException("too late");
    }

    /** Lets the answers to all that was asked, so many times, come to the user interface. */
    public void answer(int times) throws InterruptedException {
        held.countDown();
        for (int answered = 0; answered < times; answered++) {
            asking.take().join();
        }
    }
}
