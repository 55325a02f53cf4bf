#!/bin/sh
# How long after a network link has come up does the server see a request? Two network namespaces joined by a pair of virtual
# interfaces; nothing outside them is touched, and both are removed at the end. Needs root, iproute2 and java 25 on the path.
# usage: bench/link-up.sh [rounds of each set, default 30]
set -eu
cd "$(dirname "$0")/.."
rounds=${1:-30}
near=outboxfx-near-$$
far=outboxfx-far-$$

clean() {
    ip netns del "$near" 2>/dev/null || true
    ip netns del "$far" 2>/dev/null || true
}

if ! command -v ip >/dev/null || ! ip netns add "$near" 2>/dev/null; then
    echo "Not measured: network namespaces are not permitted here. They need root and the package iproute2."
    exit 0
fi
trap clean EXIT
trap 'exit 1' INT TERM
ip netns add "$far"
ip -n "$near" link add near0 index 101 type veth peer name far0 index 102 netns "$far"
ip -n "$near" address add 10.213.0.1/24 dev near0
ip -n "$far" address add 10.213.0.2/24 dev far0
ip -n "$near" link set near0 up
ip -n "$far" link set far0 up

classpath=$(${MVN:-./mvnw} -q -Pbench -pl bench -am process-classes -Dbench.main=org.outboxfx.bench.Classpath |
    sed -n 's/^.*classpath=//p')
java --enable-native-access=ALL-UNNAMED -cp "$classpath" org.outboxfx.bench.LinkUp "$near" "$far" "$rounds"
