package org.ifolder.benchmark.peer;

/** A thread that works until it is closed; keeps why it failed, if it does. */
final class Worker implements AutoCloseable {

    /** What it does; ends by an exception at the latest when it is interrupted or what it waits for is closed. */
    interface Work {
        void run() throws Exception;
    }

    private final Thread thread;
    private volatile boolean closing;
    private volatile Exception failure;

    private Worker(String name, Work work) {
        thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                if (!closing) {
                    failure = e;
                }
            }
        }, name);
        thread.setDaemon(true);
    }

    static Worker start(String name, Work work) {
        Worker worker = new Worker(name, work);
        worker.thread.start();
        return worker;
    }

    /** @throws IllegalStateException when it has failed */
    void check() {
        if (failure != null) {
            throw new IllegalStateException(thread.getName() + " failed", failure);
        }
    }

    /** Tells it to end, which is no failure from now on. */
    void ending() {
        closing = true;
        thread.interrupt();
    }

    /** Ends it and waits for that. */
    @Override
    public void close() {
        ending();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
