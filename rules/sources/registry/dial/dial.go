// Package dial opens connections to public addresses of the internet, and to
// no others: what an article links to must never reach into the network that
// copydesk runs in.
//
// [Public] is the dialler to use. The address is judged when the connection is
// made, after the name was resolved: a name that turns to an inner address
// between two questions, or a redirect that leads to one, gains nothing.
package dial

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
)

// ErrRefused is the error of an address that is never dialled.
var ErrRefused = errors.New("the address is not one of the public internet")

// Ports are those that are dialled: where pages and registries live, and
// nothing that takes mail, files or commands.
var ports = []uint16{80, 443, 8000, 8008, 8080, 8443}

// wire is an address in the public ranges that clouds serve metadata on.
var wire = netip.MustParsePrefix("168.63.129.16/32")

// Guard is a dialler that judges each address. It is safe for concurrent use.
type Guard struct {
	dialer   net.Dialer
	guardian *ssrf.Guardian
	except   func(netip.AddrPort) bool
}

// Option changes a guard. Options are for Go code alone: there is none that a
// configuration, a flag or an article could set.
type Option func(*Guard)

// Except lets addresses pass that are not public: those of the servers of a
// test.
func Except(pass func(netip.AddrPort) bool) Option {
	return func(g *Guard) { g.except = pass }
}

// Resolver sets who resolves names.
func Resolver(r *net.Resolver) Option {
	return func(g *Guard) { g.dialer.Resolver = r }
}

// Public makes a dialler that reaches public addresses on the ports of the
// web. Private, loopback, link-local, multicast, unspecified, shared, reserved
// and metadata addresses are refused, also where an IPv6 address wraps them.
func Public(options ...Option) *Guard {
	g := &Guard{guardian: ssrf.New(ssrf.WithPorts(ports...), ssrf.WithDeniedV4Prefixes(wire))}
	g.dialer = net.Dialer{Timeout: 10 * time.Second, KeepAlive: -1, Control: g.control}
	for _, o := range options {
		o(g)
	}
	return g
}

// DialContext opens a connection.
func (g *Guard) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	return g.dialer.DialContext(ctx, network, address)
}

// control is asked with the very address that is about to be connected.
func (g *Guard) control(network, address string, c syscall.RawConn) error {
	if g.except != nil {
		if at, err := netip.ParseAddrPort(address); err == nil && g.except(at) {
			return nil
		}
	}
	if err := g.guardian.Safe(network, address, c); err != nil {
		return fmt.Errorf("%w: %s", ErrRefused, address)
	}
	return nil
}
