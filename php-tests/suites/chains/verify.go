// Connects to each case with Go's crypto/tls: verify FOLDER; a line of JSON for each.
package main

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"
)

type testCase struct {
	ID              string  `json:"id"`
	Host            string  `json:"host"`
	Port            *int    `json:"port"`
	Name            string  `json:"name"`
	CAFile          *string `json:"cafile"`
	CAPath          *string `json:"capath"`
	VerifyPeer      bool    `json:"verify_peer"`
	VerifyPeerName  bool    `json:"verify_peer_name"`
	AllowSelfSigned bool    `json:"allow_self_signed"`
}

type line struct {
	ID      string `json:"id"`
	Verdict string `json:"verdict"`
	Detail  string `json:"detail"`
}

func (c *testCase) roots(folder string) (*x509.CertPool, error) {
	pool := x509.NewCertPool()
	files := []string{}
	if c.CAFile != nil {
		files = append(files, filepath.Join(folder, *c.CAFile))
	}
	if c.CAPath != nil {
		found, err := filepath.Glob(filepath.Join(folder, *c.CAPath, "*"))
		if err != nil {
			return nil, err
		}
		files = append(files, found...)
	}
	usable := false
	for _, file := range files {
		pem, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		usable = pool.AppendCertsFromPEM(pem) || usable
	}
	if !usable {
		return nil, errors.New("no certificate in the trust file")
	}
	return pool, nil
}

func (c *testCase) connect(folder string) error {
	config := &tls.Config{ServerName: c.Name, InsecureSkipVerify: !c.VerifyPeer || !c.VerifyPeerName}
	if c.VerifyPeer {
		roots, err := c.roots(folder)
		if err != nil {
			return err
		}
		config.RootCAs = roots
	}
	if c.VerifyPeer && !c.VerifyPeerName {
		// What crypto/tls does itself, without the name.
		config.VerifyConnection = func(state tls.ConnectionState) error {
			options := x509.VerifyOptions{Roots: config.RootCAs, Intermediates: x509.NewCertPool()}
			for _, certificate := range state.PeerCertificates[1:] {
				options.Intermediates.AddCert(certificate)
			}
			_, err := state.PeerCertificates[0].Verify(options)
			return err
		}
	}
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	connection, err := tls.DialWithDialer(dialer, "tcp", fmt.Sprintf("%s:%d", c.Host, *c.Port), config)
	if err != nil {
		return err
	}
	return connection.Close()
}

func (c *testCase) verdict(folder string) line {
	if c.AllowSelfSigned || (c.VerifyPeerName && !c.VerifyPeer) {
		return line{c.ID, "-", "no such option"}
	}
	if err := c.connect(folder); err != nil {
		return line{c.ID, "refused", err.Error()}
	}
	return line{c.ID, "open", ""}
}

func run(folder string) error {
	text, err := os.ReadFile(filepath.Join(folder, "cases.json"))
	if err != nil {
		return err
	}
	var cases []testCase
	if err := json.Unmarshal(text, &cases); err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(out)
	for _, one := range cases {
		if one.Port == nil {
			continue
		}
		if err := encoder.Encode(one.verdict(folder)); err != nil {
			return err
		}
	}
	return out.Flush()
}

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
