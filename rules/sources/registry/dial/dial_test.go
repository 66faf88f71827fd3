package dial

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

func TestRefused(t *testing.T) {
	g := Public()
	for _, host := range []string{
		"127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "100.100.100.200",
		"169.254.169.254", "169.254.1.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.0.0.192", "192.0.2.1",
		"198.18.0.1", "198.51.100.7", "203.0.113.9", "168.63.129.16",
		"::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808",
		"64:ff9b:1::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "2002:7f00:1::", "2001:0:7f00:1::", "100::1", "fec0::1",
	} {
		for _, network := range []string{"tcp4", "tcp6"} {
			if err := g.control(network, net.JoinHostPort(host, "443"), nil); !errors.Is(err, ErrRefused) {
				t.Errorf("%s is dialled (%v)", host, err)
			}
		}
	}
	for _, address := range []string{"8.8.8.8:22", "8.8.8.8:25", "8.8.8.8:6379", "8.8.8.8", "", "[::1%eth0]:80"} {
		if err := g.control("tcp4", address, nil); !errors.Is(err, ErrRefused) {
			t.Errorf("%q is dialled (%v)", address, err)
		}
	}
	if err := g.control("udp4", "8.8.8.8:443", nil); !errors.Is(err, ErrRefused) {
		t.Error("udp is dialled")
	}
	for _, address := range []string{"8.8.8.8:443", "93.184.216.34:80", "[2606:2800:220:1:248:1893:25c8:1946]:443", "1.1.1.1:8080"} {
		network := "tcp4"
		if address[0] == '[' {
			network = "tcp6"
		}
		if err := g.control(network, address, nil); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// names answers questions for addresses, the n-th with the n-th address.
func names(t *testing.T, addresses ...[4]byte) (*net.Resolver, *atomic.Int32) {
	t.Helper()
	conn, err := net.ListenPacket("udp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	var asked atomic.Int32
	go func() {
		buf := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil || len(m.Questions) == 0 {
				continue
			}
			m.Response = true
			m.Additionals = nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				k := int(asked.Add(1)) - 1
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, Type: q.Type},
					Body:   &dnsmessage.AResource{A: addresses[min(k, len(addresses)-1)]},
				}}
			}
			if out, err := m.Pack(); err == nil {
				_, _ = conn.WriteTo(out, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp4", conn.LocalAddr().String())
	}}, &asked
}

// A name that turns from one address to an inner one is refused at the second
// dial: there is no moment between the judgement and the connection.
func TestRebinding(t *testing.T) {
	server, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = server.Close() }()
	inner, err := net.Listen("tcp4", "127.0.0.2:0")
	if err != nil {
		t.Skip("the machine has one loopback address only")
	}
	defer func() { _ = inner.Close() }()
	allowed := netip.MustParseAddrPort(server.Addr().String())
	_, port, _ := net.SplitHostPort(server.Addr().String())
	resolver, asked := names(t, [4]byte{127, 0, 0, 1}, [4]byte{127, 0, 0, 2})
	g := Public(Resolver(resolver), Except(func(a netip.AddrPort) bool { return a == allowed }))

	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	conn, err := g.DialContext(ctx, "tcp", "turns.copydesk-registry.org:"+port)
	if err != nil {
		t.Fatal(err)
	}
	_ = conn.Close()
	if conn, err = g.DialContext(ctx, "tcp", "turns.copydesk-registry.org:"+port); !errors.Is(err, ErrRefused) {
		t.Errorf("the name that turned is dialled: %v, %v", conn, err)
	}
	if asked.Load() < 2 {
		t.Error("the name was not resolved again: the test shows nothing")
	}
}

func FuzzControl(f *testing.F) {
	f.Add("tcp4", "127.0.0.1:80")
	f.Add("tcp6", "[::ffff:169.254.169.254]:443")
	f.Add("tcp6", "[fe80::1%1]:443")
	g := Public()
	f.Fuzz(func(t *testing.T, network, address string) {
		if g.control(network, address, nil) != nil {
			return
		}
		a, err := netip.ParseAddrPort(address)
		if err != nil {
			t.Fatalf("%q passes", address)
		}
		for _, ip := range []netip.Addr{a.Addr(), a.Addr().Unmap()} {
			if ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsMulticast() || ip.IsUnspecified() {
				t.Errorf("%q passes", address)
			}
		}
	})
}
