package org.outboxfx.network;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the Linux kernel tells of its links, addresses and routes (rtnetlink(7)), heard on the thread {@code outboxfx-interfaces}.
 * Only that something changed is taken from it; what there is now is for {@link SystemInterfaces} to say. Costs nothing while
 * nothing changes.
 */
final class KernelNews implements Interfaces.Watch {

    private static final Logger LOG = LoggerFactory.getLogger(KernelNews.class);
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int NETLINK_ROUTE = 0;
    /** RTMGRP_LINK, and RTMGRP_IPV4_IFADDR, _IPV4_ROUTE, _IPV6_IFADDR, _IPV6_ROUTE. */
    private static final int GROUPS = 0x1 | 0x10 | 0x40 | 0x100 | 0x400;
    private static final int MSG_DONTWAIT = 0x40;
    private static final short POLLIN = 1;
    private static final int EINTR = 4;
    private static final int ENOBUFS = 105;
    private static final int BUFFER_BYTES = 16_384;

    private final C c;
    private final int socket;
    private final int stop;
    private final Runnable changed;
    private volatile boolean closed;
    private volatile boolean alive = true;

    private KernelNews(C c, int socket, int stop, Runnable changed) {
        this.c = c;
        this.socket = socket;
        this.stop = stop;
        this.changed = changed;
    }

    /** Begins to listen; empty on other systems, where native calls were not allowed to us, or where the kernel refuses. */
    static Optional<Interfaces.Watch> listen(Runnable changed) {
        boolean allowed = KernelNews.class.getModule().isNativeAccessEnabled();
        if (!allowed || !System.getProperty("os.name", "").equals("Linux")) {
            LOG.debug("Changes of the interfaces are looked for instead of listened to (native access: {}).", allowed);
            return Optional.empty();
        }
        try {
            C c = new C();
            int socket = c.socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
            if (socket < 0) {
                return Optional.empty();
            }
            int stop = c.bind(socket) < 0 ? -1 : c.eventfd();
            if (stop < 0) {
                c.close(socket);
                return Optional.empty();
            }
            var news = new KernelNews(c, socket, stop, changed);
            Thread.ofPlatform().daemon().name("outboxfx-interfaces").start(news::run);
            return Optional.of(news);
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("The kernel's news cannot be listened to; the interfaces are looked at instead.", e);
            return Optional.empty();
        }
    }

    @Override
    public boolean isAlive() {
        return alive;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed || !alive) {
                return;
            }
            closed = true;
            c.wake(stop);
        }
    }

    private void run() {
        try (Arena arena = Arena.ofConfined()) {
            var buffer = arena.allocate(BUFFER_BYTES);
            var waiting = arena.allocate(C.POLLFD, 2);
            C.watch(waiting, 0, socket);
            C.watch(waiting, 1, stop);
            while (!closed) {
                int ready = c.poll(waiting);
                if (ready < 0 && c.errno() != EINTR) {
                    break;
                }
                if (ready > 0 && C.isReady(waiting, 0)) {
                    // An overrun means that there was more news than room for it.
                    if (c.receive(socket, buffer) < 0 && c.errno() != ENOBUFS && c.errno() != EINTR) {
                        break;
                    }
                    changed.run();
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("The kernel's news are no longer heard; the interfaces are looked at instead.", e);
        } finally {
            synchronized (this) {
                alive = false;
                c.close(socket);
                c.close(stop);
            }
        }
    }

    /** The few functions of the C library that it takes, and what the last one failed with. */
    private static final class C {

        static final MemoryLayout POLLFD = MemoryLayout.structLayout(ValueLayout.JAVA_INT.withName("fd"),
                ValueLayout.JAVA_SHORT.withName("events"), ValueLayout.JAVA_SHORT.withName("revents"));
        private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
        private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
        private static final AddressLayout POINTER = ValueLayout.ADDRESS;
        private static final Linker LINKER = Linker.nativeLinker();
        private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
        private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
        private static final Linker.Option ERRNO_KEPT = Linker.Option.captureCallState("errno");
        private static final int POLLFD_BYTES = 8;

        private final MethodHandle socket = function("socket", FunctionDescriptor.of(INT, INT, INT, INT));
        private final MethodHandle bind = function("bind", FunctionDescriptor.of(INT, INT, POINTER, INT));
        private final MethodHandle eventfd = function("eventfd", FunctionDescriptor.of(INT, INT, INT));
        private final MethodHandle write = function("write", FunctionDescriptor.of(LONG, INT, POINTER, LONG));
        private final MethodHandle close = function("close", FunctionDescriptor.of(INT, INT));
        private final MethodHandle poll = function("poll", FunctionDescriptor.of(INT, POINTER, LONG, INT), ERRNO_KEPT);
        private final MethodHandle recv = function("recv", FunctionDescriptor.of(LONG, INT, POINTER, LONG, INT), ERRNO_KEPT);
        private final MemorySegment state = Arena.ofAuto().allocate(STATE);

        /** Restricted because a wrong form crashes the process; {@link #listen} has asked whether it is allowed. */
        @SuppressWarnings("restricted")
        private static MethodHandle function(String name, FunctionDescriptor form, Linker.Option... options) {
            return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), form, options);
        }

        int socket(int family, int type, int protocol) {
            return (int) call(() -> (int) socket.invokeExact(family, type, protocol));
        }

        int bind(int fd) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment address = arena.allocateFrom(INT, AF_NETLINK, 0, GROUPS); // family and padding, port, groups
                return (int) call(() -> (int) bind.invokeExact(fd, address, (int) address.byteSize()));
            }
        }

        int eventfd() {
            return (int) call(() -> (int) eventfd.invokeExact(0, 0));
        }

        void wake(int fd) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment one = arena.allocateFrom(LONG, 1);
                call(() -> (long) write.invokeExact(fd, one, one.byteSize()));
            }
        }

        void close(int fd) {
            call(() -> (int) close.invokeExact(fd));
        }

        int poll(MemorySegment descriptors) {
            long count = descriptors.byteSize() / POLLFD_BYTES;
            return (int) call(() -> (int) poll.invokeExact(state, descriptors, count, -1));
        }

        long receive(int fd, MemorySegment buffer) {
            return call(() -> (long) recv.invokeExact(state, fd, buffer, buffer.byteSize(), MSG_DONTWAIT));
        }

        /** Of the last call of {@link #poll} or {@link #receive}, which one thread makes. */
        int errno() {
            return (int) ERRNO.get(state, 0L);
        }

        static void watch(MemorySegment descriptors, int index, int fd) {
            descriptors.set(INT, (long) index * POLLFD_BYTES, fd);
            descriptors.set(ValueLayout.JAVA_SHORT, (long) index * POLLFD_BYTES + 4, POLLIN);
        }

        static boolean isReady(MemorySegment descriptors, int index) {
            return descriptors.get(ValueLayout.JAVA_SHORT, (long) index * POLLFD_BYTES + 6) != 0;
        }

        private static long call(Call call) {
            try {
                return call.run();
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("A function of the C library threw.", e);
            }
        }

        @FunctionalInterface
        private interface Call {
            long run() throws Throwable;
        }
    }
}
